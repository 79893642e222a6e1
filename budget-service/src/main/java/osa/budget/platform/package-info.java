/// Wiring without a business word.
package osa.budget.platform;
