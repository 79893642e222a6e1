/// Wiring without a business word.
package osa.eligibility.platform;
