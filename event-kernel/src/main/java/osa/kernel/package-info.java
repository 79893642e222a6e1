/// The mechanism that the services share: decide, append, project, tell and listen. No domain word
/// lives here, and the types of this package depend on the JDK alone.
///
/// A request passes `CommandHandler` (load, replay, decide, append) and its `Projection`s in one
/// transaction. `outbox.OutboxRelay` reads the log afterwards and tells the other services;
/// `inbox.Inbox` hears them, once per message.
package osa.kernel;
