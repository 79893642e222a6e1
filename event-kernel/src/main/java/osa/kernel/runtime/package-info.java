/// Puts the mechanism to work inside a Quarkus service.
package osa.kernel.runtime;
