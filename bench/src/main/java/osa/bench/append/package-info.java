/// Appending: our store, the bare INSERT below it and two other event stores, each on the same
/// PostgreSQL with the same bytes.
package osa.bench.append;
