/// Wiring without a business word.
package osa.grant.platform;
