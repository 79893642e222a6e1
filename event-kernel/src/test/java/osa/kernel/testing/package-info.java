/// What the services' tests stand on: doubles that are really used, tokens, a database.
package osa.kernel.testing;
