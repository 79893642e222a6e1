/// The event log, checkpoints and the database's side of idempotency, in plain PostgreSQL.
package osa.kernel.store;
