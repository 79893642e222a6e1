package osa.simulation.world;

/// What must hold in every world, whatever goes wrong in it.
public enum Law {
  /// The versions of a stream are 1, 2, 3 without gap or repetition, at every commit.
  STREAMS_ARE_ORDERED,
  /// Nothing is reserved, committed or paid that was not appropriated, after every event.
  BUDGET_IS_NEVER_OVERSPENT,
  /// A message, and an intent of a person, has its effect in one transaction of a service.
  EFFECTS_HAPPEN_ONCE,
  /// "Done" means that the events are there, a refusal that they will never be.
  ANSWERS_ARE_KEPT,
  /// A reader by checkpoints sees every committed event once and every stream in its order.
  READERS_SEE_EVERYTHING_ONCE,
  /// A topic tells what the log says: all of it, nothing else, every stream in its order.
  MESSAGES_TELL_THE_LOG,
  /// In the end every message had its effect, or lies with the dead letters for a good reason.
  EVERY_MESSAGE_IS_HEARD,
  /// Up to the position that a service says it has heard it has dealt with everything.
  SEEN_IS_DEALT_WITH,
  /// In the end every view is what its stream's events make of it.
  VIEWS_EQUAL_THEIR_EVENTS,
  /// In the end every assessment that counts says what the rules in force say of all facts. The day
  /// of each rule set is told once, none was replaced by two, nothing was judged again for nothing
  /// or twice for one cause, and every grant was told the cause.
  VERDICTS_FOLLOW_FACTS_AND_RULES,
  /// In the end the three services say the same about every grant.
  SERVICES_AGREE,
  /// Who is owed an answer gets it, and when the faults are over everything comes to rest.
  NOBODY_WAITS_IN_VAIN
}
