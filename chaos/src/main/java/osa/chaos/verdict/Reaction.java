package osa.chaos.verdict;

import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import osa.launcher.PartName;

/// Which events are told as which message, who listens to it, and what it must come to there. It
/// repeats, on purpose, what publishers and policies say in their own words.
///
/// @see #mayBeWithoutEffect()
enum Reaction {
  ASSESS(
      "osa.grant.assessment-requested.v1",
      Set.of("assessment-requested.v1"),
      GRANT_SERVICE,
      ELIGIBILITY_SERVICE,
      false,
      List.of(
          List.of("assessment-decided.v1"),
          List.of("assessment-referred.v1"),
          List.of("request-rejected.v1"))),
  RESERVE(
      "osa.grant.funds-requested.v1",
      Set.of("grant-selected.v1"),
      GRANT_SERVICE,
      BUDGET_SERVICE,
      false,
      List.of(List.of("funds-reserved.v1"), List.of("reservation-declined.v1"))),
  COMMIT(
      "osa.grant.notes-entered-into-force.v1",
      Set.of("notes-entered-into-force.v1"),
      GRANT_SERVICE,
      BUDGET_SERVICE,
      false,
      List.of(List.of("funds-committed.v1"), List.of("funds-committed.v1", "funds-released.v1"))),
  RELEASE(
      "osa.grant.withdrawn.v1",
      Set.of("grant-withdrawn.v1"),
      GRANT_SERVICE,
      BUDGET_SERVICE,
      true,
      List.of(List.of("funds-released.v1"))),
  RECORD_ASSESSMENT(
      "osa.eligibility.assessment-decided.v1",
      Set.of("assessment-decided.v1", "assessment-referred.v1", "referral-closed.v1"),
      ELIGIBILITY_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("assessment-recorded.v1"))),
  RELY_ON_THE_NEW_ASSESSMENT(
      "osa.eligibility.assessment-superseded.v1",
      Set.of("reassessed.v1"),
      ELIGIBILITY_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("assessment-superseded.v1"))),
  RECORD_REJECTION(
      "osa.eligibility.assessment-rejected.v1",
      Set.of("request-rejected.v1"),
      ELIGIBILITY_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("assessment-rejected.v1"))),
  CONFIRM_RESERVATION(
      "osa.budget.funds-reserved.v1",
      Set.of("funds-reserved.v1"),
      BUDGET_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("reservation-confirmed.v1"))),
  DECLINE_SELECTION(
      "osa.budget.reservation-declined.v1",
      Set.of("reservation-declined.v1"),
      BUDGET_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("reservation-declined.v1"))),
  CONFIRM_COMMITMENT(
      "osa.budget.funds-committed.v1",
      Set.of("funds-committed.v1"),
      BUDGET_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("commitment-confirmed.v1"))),
  RECORD_RELEASE(
      "osa.budget.funds-released.v1",
      Set.of("funds-released.v1"),
      BUDGET_SERVICE,
      GRANT_SERVICE,
      true,
      List.of(List.of("reservation-released.v1")));

  private final String message;
  private final Set<String> events;
  private final PartName teller;
  private final PartName listener;
  private final boolean mayBeWithoutEffect;
  private final List<List<String>> effects;

  Reaction(
      String message,
      Set<String> events,
      PartName teller,
      PartName listener,
      boolean mayBeWithoutEffect,
      List<List<String>> effects) {
    this.message = message;
    this.events = events;
    this.teller = teller;
    this.listener = listener;
    this.mayBeWithoutEffect = mayBeWithoutEffect;
    this.effects = effects;
  }

  /// The message that tells of an event of a service; empty for its own business.
  static Optional<String> messageOf(PartName teller, String eventType) {
    return Arrays.stream(values())
        .filter(reaction -> reaction.teller == teller && reaction.events.contains(eventType))
        .map(reaction -> reaction.message)
        .findFirst();
  }

  String message() {
    return message;
  }

  PartName teller() {
    return teller;
  }

  PartName listener() {
    return listener;
  }

  /// The lists of events any one of which may be the message's effect.
  List<List<String>> effects() {
    return effects;
  }

  /// Whether it may find nothing to do: an answer to a grant that was withdrawn meanwhile, a
  /// withdrawal of a grant that holds no money. That it then really had nothing to do, the
  /// agreement of the services shows.
  boolean mayBeWithoutEffect() {
    return mayBeWithoutEffect;
  }
}
