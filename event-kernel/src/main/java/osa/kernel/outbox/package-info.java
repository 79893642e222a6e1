/// From the log to the other services: read in commit order, send, await the acknowledgement, move
/// the checkpoint.
package osa.kernel.outbox;
