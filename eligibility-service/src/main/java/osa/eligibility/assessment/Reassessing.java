package osa.eligibility.assessment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.domain.Assessment;
import osa.eligibility.assessment.domain.Assessment.Current;
import osa.eligibility.assessment.domain.Assessment.Rejected;
import osa.eligibility.assessment.domain.Assessment.Superseded;
import osa.eligibility.assessment.domain.Assessment.Unasked;
import osa.eligibility.assessment.domain.AssessmentCommand;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordReassessment;
import osa.eligibility.assessment.domain.AssessmentCommand.Supersede;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Change;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.country.domain.Known;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RulesChange;
import osa.eligibility.policy.domain.RulesChange.CameIntoForce;
import osa.eligibility.policy.domain.RulesChange.NeverInForce;
import osa.kernel.Checkpoint;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;

/// Judges cases again that were judged before, because the world has changed. The end of the one
/// assessment and the beginning of the other are one transaction, and an assessment ends once: so
/// whoever tries again, or at the same time, changes nothing.
final class Reassessing {

  private final CommandHandler<Assessment, AssessmentCommand, AssessmentEvent> handler;
  private final EventStore store;
  private final Transactions transactions;
  private final CountryCommandHandler countries;
  private final Assessor assessor;
  private final Now now;

  Reassessing(
      CommandHandler<Assessment, AssessmentCommand, AssessmentEvent> handler,
      EventStore store,
      Transactions transactions,
      CountryCommandHandler countries,
      Assessor assessor,
      Now now) {
    this.handler = handler;
    this.store = store;
    this.transactions = transactions;
    this.countries = countries;
    this.assessor = assessor;
    this.now = now;
  }

  /// In the turn of a change. What was judged later than that has its own turn, in which it is held
  /// against the file: a turn that is repeated must not take what came meanwhile for its own doing.
  /// Only where the change speaks of a later day than the question is there something left to do.
  ///
  /// @param place of the recording in the log
  void reassess(AssessmentId id, Change change, Checkpoint place, Context context) {
    current(id)
        .filter(
            current ->
                beganBefore(current, place) || dayOf(current, change).isAfter(dayOf(current)))
        .ifPresent(
            current -> judgeAgain(current, dayOf(current, change), causeOf(change), context));
  }

  boolean beganBefore(Current current, Checkpoint place) {
    return placeOf(current.id()).compareTo(place) < 0;
  }

  /// Where an assessment begins in the log.
  private Checkpoint placeOf(AssessmentId id) {
    return store.load(id.stream(), 0, 1).getFirst().position();
  }

  /// The day of the question, or the day from which the change tells if that is later.
  private static LocalDate dayOf(Current current, Change change) {
    LocalDate validOn = dayOf(current);
    return change.from() == null ? validOn : later(validOn, change.from());
  }

  /// In the turn of a change of the rules, as with facts.
  void reassess(AssessmentId id, RulesChange change, Context context) {
    current(id)
        .filter(current -> beganBefore(current, change.place()))
        .ifPresent(current -> reassess(current, change, context));
  }

  void reassess(Current current, RulesChange change, Context context) {
    dayOf(current, change)
        .filter(day -> !isJudgedByTheRulesOf(current, day))
        .ifPresent(day -> judgeAgain(current, day, causeOf(change), context));
  }

  /// The day on which a change of the rules has the case judged again; empty when it is no news for
  /// it. Whoever asked when the version held already has been told by which rules it was judged,
  /// also when the question was about an earlier day.
  private Optional<LocalDate> dayOf(Current current, RulesChange change) {
    return switch (change) {
      case CameIntoForce(_, var place, var version) when askedAt(current).compareTo(place) < 0 ->
          Optional.of(later(dayOf(current), version.validFrom()));
      case CameIntoForce _ -> Optional.empty();
      case NeverInForce(_, _, var version, _) ->
          names(current.judgement(), version) ? Optional.of(dayOf(current)) : Optional.empty();
    };
  }

  /// Where the question stands in the log with which it all began.
  Checkpoint askedAt(Current current) {
    return placeOf(new AssessmentId(current.lineage().requestedAssessmentId()));
  }

  private boolean isJudgedByTheRulesOf(Current current, LocalDate day) {
    return assessor
        .rulesOn(day)
        .filter(rules -> rules.stream().allMatch(rule -> names(current.judgement(), rule)))
        .isPresent();
  }

  static boolean names(Judgement judgement, RuleSet version) {
    return judgement.ruleSets().contains(new RuleSetUsed(version.id(), version.contentHash()));
  }

  private static LocalDate dayOf(Current current) {
    return current.judgement().request().validOn();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }

  void reassessIfOvertaken(AssessmentId id, Context context) {
    current(id).ifPresent(current -> reassessIfOvertaken(current, context));
  }

  private void reassessIfOvertaken(Current current, Context context) {
    Judgement judgement = current.judgement();
    LocalDate validOn = judgement.request().validOn();
    var history = countries.history(new CountryId(judgement.request().recipientIso3()));
    Facts facts = Facts.of(history, validOn, knownAt(history)).orElseThrow();
    missed(judgement, facts, history)
        .ifPresent(change -> judgeAgain(current, validOn, causeOf(change), context));
  }

  /// The change that the judgement has not taken into account; the latest where there are several.
  private static Optional<Change> missed(
      Judgement judgement, Facts facts, List<RecordedEvent<CountryEvent>> history) {
    Set<UUID> used = judgement.facts().stream().map(FactUsed::eventId).collect(Collectors.toSet());
    Set<UUID> counting = facts.all().stream().map(Known::eventId).collect(Collectors.toSet());
    if (used.equals(counting)) {
      return Optional.empty();
    }
    List<RecordedEvent<FactRecorded>> recordings = recordings(history);
    return recordings.reversed().stream()
        .filter(recording -> counting.contains(recording.id()) && !used.contains(recording.id()))
        .findFirst()
        // A fact that counts no longer, because one that does not hold that day has replaced it.
        .or(() -> Optional.of(recordings.getLast()))
        .map(recording -> Change.of(history, recording));
  }

  private static List<RecordedEvent<FactRecorded>> recordings(
      List<RecordedEvent<CountryEvent>> history) {
    return history.stream()
        .filter(event -> event.data() instanceof FactRecorded)
        .map(event -> event.<FactRecorded>map(FactRecorded.class::cast))
        .toList();
  }

  /// Only what a grant asked for is judged again, and only while nothing has taken its place.
  Optional<Current> current(AssessmentId id) {
    return switch (handler.state(id.stream())) {
      case Current current when current.judgement().request().grantId() != null ->
          Optional.of(current);
      case Current _, Unasked _, Superseded _, Rejected _ -> Optional.empty();
    };
  }

  void judgeAgain(Current current, LocalDate day, Cause cause, Context context) {
    AssessmentRequest request = current.judgement().request().on(day);
    Instant knownAt = knownAt(countries.history(new CountryId(request.recipientIso3())));
    switch (assessor.assess(request, knownAt, countries::facts)) {
      case Answer.Judged(var again) -> replace(current, again, cause, context);
      // Where there are no rules for the day there is nothing new to say.
      case Answer.Refused _ -> {}
    }
  }

  /// Everything recorded so far is known, whatever the clocks of other replicas say.
  private Instant knownAt(List<RecordedEvent<CountryEvent>> history) {
    Instant latest = now.knownAt();
    for (RecordedEvent<CountryEvent> event : history) {
      latest = event.recordedAt().isAfter(latest) ? event.recordedAt() : latest;
    }
    return latest;
  }

  private static Cause causeOf(Change change) {
    return new Cause.FileChanged(
        change.eventId(), change.iso3(), change.fact().statement(), change.from());
  }

  static Cause causeOf(RulesChange change) {
    return new Cause.RulesChanged(
        change.eventId(), change.ruleSet().id(), change.statement(), change.ruleSet().validFrom());
  }

  private void replace(Current current, Judgement again, Cause cause, Context context) {
    AssessmentId successor = successorOf(current, cause);
    transactions.required(
        () -> {
          if (isSuperseded(current, new Supersede(successor, again, cause, now.today()), context)) {
            record(current, successor, again, cause, context);
          }
          return successor;
        });
  }

  /// From what it replaces and why, so that however often it is tried it is the same.
  private static AssessmentId successorOf(Current current, Cause cause) {
    String name =
        current.judgement().request().grantId() + "\n" + current.id() + "\n" + cause.eventId();
    return new AssessmentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }

  /// Whether this very command ended it: not when it still stands, nor when somebody else was
  /// faster.
  private boolean isSuperseded(Current current, Supersede command, Context context) {
    return switch (handler.handle(current.id().stream(), command, ExpectedVersion.any(), context)) {
      case Outcome.Done<AssessmentEvent> done -> !done.events().isEmpty();
      case Outcome.Refused<AssessmentEvent> _, Outcome.Stale<AssessmentEvent> _ -> false;
    };
  }

  private void record(
      Current current, AssessmentId successor, Judgement again, Cause cause, Context context) {
    var command =
        new RecordReassessment(successor, again, current.lineage().next(current.id(), cause));
    handler
        .handle(successor.stream(), command, ExpectedVersion.any(), context)
        .refusal()
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(
                  "%s cannot take the place of %s: %s"
                      .formatted(successor, current.id(), refusal.code()));
            });
  }
}
