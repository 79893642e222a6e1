/// Messages that no repetition helps, laid aside for a person, in the log of the service that could
/// not handle them.
///
/// `Bury` keeps the whole message and why (`DeadLetterBuried`), and its partition goes on.
/// `Redrive` lets it have its effect after the cause was mended (`DeadLetterRedriven`, in the
/// transaction of the effect) or says why it still has none (`DeadLetterRedriveFailed`). `Discard`
/// closes it without an effect (`DeadLetterDiscarded`).
package osa.kernel.deadletter;
