package osa.simulation.database;

/// Bugs to plant, most of them mistakes that event stores and outboxes have really made, some of
/// them found in this product by the simulation. `MutantsTest` shows that it finds each of them.
public enum Flaw {
  /// The readers of the log do not stop before the oldest open transaction.
  READERS_PASS_OPEN_TRANSACTIONS,
  /// The readers ask for the oldest open transaction in a statement of its own.
  CUT_OFF_ASKED_APART,
  /// An event's place in the global order is decided by its own transaction's number alone.
  ORDERED_BY_OWN_TRANSACTION,
  /// An append takes the next free version instead of the one it was decided on.
  VERSION_UNCHECKED,
  /// Nothing keeps two events of a stream from having one version.
  VERSION_NOT_UNIQUE,
  /// A read model is kept in memory from one transaction to the next.
  VIEW_CACHED,
  /// The message is remembered in a transaction of its own, before its effect.
  MESSAGE_REMEMBERED_APART,
  /// The message is remembered in a transaction of its own, after its effect.
  MESSAGE_REMEMBERED_LATER,
  /// The answer to a key is remembered in a transaction of its own.
  ANSWER_REMEMBERED_APART,
  /// The relay moves its checkpoint before the broker has acknowledged.
  CHECKPOINT_BEFORE_ACKNOWLEDGEMENT,
  /// A reaction to the log moves its checkpoint before what it does is committed.
  CHECKPOINT_BEFORE_REACTION,
  /// The day of a rule set counts as told before the event that tells of it is there.
  DAY_NOTED_BEFORE_ITS_EVENT,
  /// That the day of a rule set was told already is not looked up.
  DAY_TOLD_AGAIN,
  /// Rules that come into force have nothing judged again.
  RULES_MOVE_NOTHING,
  /// What was judged while something changed is not looked at again.
  OVERTAKEN_UNNOTICED,
  /// The end of one assessment and the beginning of the next are two transactions.
  SUCCESSION_IN_TWO_TRANSACTIONS,
  /// The message that an assessment took another one's place is read without its rule set.
  RULE_SET_UNREAD,
  /// A message whose acknowledgement was lost is sent again under a new id.
  NEW_ID_WHEN_SENT_AGAIN,
  /// One partition is never read.
  PARTITION_FORGOTTEN,
  /// The group's offset moves before the messages had their effect.
  OFFSET_BEFORE_EFFECT,
  /// After a failure the reader goes on behind the message instead of going back to it.
  FAILED_MESSAGE_PASSED,
  /// How far a partition was heard is said before its messages had their effect.
  SEEN_BEFORE_EFFECT,
  /// A message counts as laid aside that nobody kept.
  DEAD_LETTER_LOST,
  /// A database in trouble looks as if it could not take this message.
  TROUBLE_BLAMED_ON_THE_MESSAGE
}
