package osa.eligibility.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.EligibilityEvents;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.reaction.WhenTheWorldChangesThenReassess;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.policy.CompiledModels;
import osa.eligibility.policy.ContentHash;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.PublishedRules;
import osa.eligibility.policy.RulesCalendar;
import osa.eligibility.policy.RulesChanges;
import osa.eligibility.policy.domain.Approval;
import osa.eligibility.policy.domain.Checks;
import osa.eligibility.policy.domain.Evidence;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyCommand;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.TestCases;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.RecordedEvent;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Follower;
import osa.kernel.testing.DirectTransactions;
import osa.kernel.testing.InMemoryCheckpoints;
import osa.kernel.testing.InMemoryEventStore;

/// What becomes of a grant's assessment when other rules are published, come into force or are
/// withdrawn. The clock stands unless it is moved.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesReassessmentTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate TOMORROW = TODAY.plusDays(1);
  private static final RealRecord REAL = RealRecord.withDeterminations();
  private static final String AS_IS = Case.CATALOGUE.model("3P-2026").orElseThrow().dmn();

  /// What needed no word of a person is for a person to classify.
  private static final String STRICTER =
      AS_IS.replaceFirst(
          "(equipment_rule_5_in_1\">\\s*<text>)\"UNDETERMINED\"",
          "$1\"UNDETERMINED\", \"NON_WEAPON\"");

  private static final UUID GRANT = UUID.fromString("b2d7e4a1-5c38-4f90-8e6b-19a3c7d50f42");

  private Instant now = TODAY.atTime(9, 0).atZone(TOKYO).toInstant();
  private final EventStore log = new InMemoryEventStore(EligibilityEvents.codec(), () -> now);
  private final DirectTransactions transactions = new DirectTransactions();
  private final Projections none = new Projections(null, List.of());
  private final CountryCommandHandler countries =
      new CountryCommandHandler(log, transactions, none);
  private final PolicyCommandHandler policies =
      new PolicyCommandHandler(log, transactions, none, Case.CATALOGUE, () -> now);
  private final RulesChanges rules = new RulesChanges(policies, TOKYO);
  private final RulesCalendar calendar = new RulesCalendar(policies, rules, () -> now, TOKYO);
  private final AssessmentCommandHandler assessments =
      new AssessmentCommandHandler(
          log,
          transactions,
          none,
          countries,
          rules,
          new Assessor(new PublishedRules(policies, new CompiledModels())),
          () -> now,
          TOKYO);
  private final WhenTheWorldChangesThenReassess reaction =
      new WhenTheWorldChangesThenReassess(
          assessments, countries, rules, new CurrentInTheLog(), transactions);
  private final Follower follower =
      new Follower("eligibility-service", reaction, log, new InMemoryCheckpoints(), 10);

  /// What the read model lists, told from the log.
  private final class CurrentInTheLog implements CurrentAssessments {

    @Override
    public List<AssessmentId> about(String iso3) {
      return after(0, Integer.MAX_VALUE).stream().map(Placed::id).toList();
    }

    @Override
    public List<Placed> after(long sequence, int max) {
      Map<String, Placed> current = new LinkedHashMap<>();
      for (RecordedEvent<?> event : everything()) {
        if (event.data() instanceof AssessmentEvent told) {
          String id = event.stream().id();
          switch (told) {
            case AssessmentDecided _, AssessmentReferred _, Reassessed _ ->
                current.put(
                    id, new Placed(AssessmentId.fromString(id), event.position().position()));
            case AssessmentSuperseded _ -> current.remove(id);
            case ReferralClosed _, RequestRejected _ -> {}
          }
        }
      }
      return current.values().stream()
          .filter(placed -> placed.sequence() > sequence)
          .limit(max)
          .toList();
    }
  }

  @BeforeEach
  void the_philippines_are_on_file() {
    log.append(
        new CountryId("PHL").stream(),
        0,
        REAL.history("PHL").stream().map(RecordedEvent::data).toList(),
        context());
    policies.versions(Policy.THREE_PRINCIPLES);
    reacted();
  }

  private List<RecordedEvent<?>> everything() {
    return log.readAfter(Checkpoint.START, Integer.MAX_VALUE);
  }

  private Context context() {
    return new Context("a test", now, new UUID(0, 1), new UUID(0, 2));
  }

  private AssessmentId asked(LocalDate validOn) {
    AssessmentId id = new AssessmentId(UUID.randomUUID());
    var request =
        Case.of(REAL, "PHL", validOn.toString())
            .items(ItemKind.RESCUE_BOAT)
            .grant(GRANT.toString())
            .request();
    assertEquals(Optional.empty(), assessments.assess(id, request, context()).refusal());
    return id;
  }

  private void done(PolicyCommand... steps) {
    for (PolicyCommand step : steps) {
      assertEquals(
          Optional.empty(),
          policies
              .handle(Policy.THREE_PRINCIPLES, step, ExpectedVersion.any(), context())
              .refusal());
    }
  }

  private void published(String id, String dmn, LocalDate from) {
    Model model = ContentHash.model(dmn);
    TestCases cases = ContentHash.testCases(List.of());
    Checks checks = new Checks(model.contentHash(), cases.hash(), "c".repeat(64), "an engine", 0);
    done(
        new DraftRuleSet(
            Policy.THREE_PRINCIPLES,
            id,
            "as the cabinet decided",
            List.of(),
            model,
            cases,
            "Aoki",
            Optional.of(checks)),
        new SubmitRuleSet(id, checks, "Aoki"),
        new ApproveRuleSet(
            id, new Approval("Baba", model.contentHash(), "b".repeat(64)), Evidence.CASES),
        new PublishRuleSet(id, from, null, "Baba"));
  }

  private void reacted() {
    while (follower.followBatch() > 0) {
      // Until it has caught up.
    }
  }

  /// The judgement that counts, after all that took its place since.
  private Judgement counting(AssessmentId id) {
    var first = log.load(id.stream()).getFirst().data();
    return switch (log.load(id.stream()).getLast().data()) {
      case AssessmentSuperseded superseded -> counting(new AssessmentId(superseded.supersededBy()));
      default ->
          switch ((AssessmentEvent) first) {
            case AssessmentDecided decided -> decided.judgement();
            case AssessmentReferred referred -> referred.judgement();
            case Reassessed again -> again.judgement();
            case ReferralClosed _, AssessmentSuperseded _, RequestRejected _ ->
                throw new AssertionError("not the first of a stream");
          };
    };
  }

  private Eligibility outcome(AssessmentId id) {
    return counting(id).verdict().outcome();
  }

  private Cause whyEnded(AssessmentId id) {
    return assertInstanceOf(AssessmentSuperseded.class, log.load(id.stream()).getLast().data())
        .cause();
  }

  private void theNextDayComes() {
    now = now.plus(Duration.ofDays(1));
  }

  private long daysNoted() {
    return everything().stream().filter(e -> e.data() instanceof RuleSetCameIntoForce).count();
  }

  @Test
  void a_stricter_version_from_today_takes_cover_away_at_once_and_is_named() {
    AssessmentId covering = asked(LocalDate.of(2026, 6, 1));
    assertEquals(Eligibility.ELIGIBLE, outcome(covering));
    published("3P-2027", STRICTER, TODAY);
    reacted();

    assertEquals(Eligibility.REFERRED, outcome(covering));
    assertEquals(TODAY, counting(covering).request().validOn());
    Cause.RulesChanged cause = assertInstanceOf(Cause.RulesChanged.class, whyEnded(covering));
    assertEquals("3P-2027", cause.ruleSetId());
    assertEquals("rule set 3P-2027 came into force: as the cabinet decided", cause.statement());
    assertEquals(TODAY, cause.changesFrom());
    calendar.look();
    assertEquals(0, daysNoted(), "its publication said it");
  }

  @Test
  void followed_again_from_the_beginning_it_is_still_exactly_one() {
    AssessmentId covering = asked(LocalDate.of(2026, 6, 1));
    published("3P-2027", STRICTER, TODAY);
    everything().forEach(reaction::react);
    int events = everything().size();
    everything().forEach(reaction::react);

    assertEquals(events, everything().size());
    assertEquals(Eligibility.REFERRED, outcome(covering));
  }

  @Test
  void a_version_for_a_day_to_come_takes_nothing_away_before_its_day_and_on_it_once() {
    AssessmentId covering = asked(LocalDate.of(2026, 6, 1));
    published("3P-2027", STRICTER, TOMORROW);
    calendar.look();
    reacted();
    assertEquals(Eligibility.ELIGIBLE, outcome(covering));
    assertEquals(0, daysNoted());

    theNextDayComes();
    calendar.look();
    calendar.look();
    reacted();
    assertEquals(1, daysNoted());
    assertEquals(Eligibility.REFERRED, outcome(covering));
    assertEquals(TOMORROW, counting(covering).request().validOn());
  }

  @Test
  void days_on_which_nobody_looked_are_made_up_for_in_their_order() {
    AssessmentId covering = asked(LocalDate.of(2026, 6, 1));
    published("3P-2027", STRICTER, TOMORROW);
    published("3P-2028", AS_IS, TOMORROW.plusDays(1));
    theNextDayComes();
    theNextDayComes();
    theNextDayComes();
    calendar.look();
    reacted();

    assertEquals(2, daysNoted());
    assertEquals(Eligibility.ELIGIBLE, outcome(covering));
    assertEquals(TOMORROW.plusDays(1), counting(covering).request().validOn());
  }

  @Test
  void rules_that_say_the_same_change_nothing() {
    AssessmentId covering = asked(LocalDate.of(2026, 6, 1));
    published("3P-2027", AS_IS.replace("Three Principles 2026", "The same"), TODAY);
    reacted();

    assertEquals(1, log.load(covering.stream()).size());
  }

  @Test
  void who_asked_about_an_earlier_day_when_the_rules_held_already_keeps_the_answer() {
    published("3P-2027", STRICTER, TODAY);
    AssessmentId asked = asked(LocalDate.of(2026, 6, 1));
    // The reaction is late: the publication's turn comes when the assessment is there.
    reacted();

    assertEquals(Eligibility.ELIGIBLE, outcome(asked));
  }

  @Test
  void a_question_about_a_day_to_come_is_judged_anew_on_the_day_of_the_rules_not_before() {
    AssessmentId asked = asked(TOMORROW.plusDays(7));
    published("3P-2027", STRICTER, TOMORROW);
    // Also where the assessment's own turn comes only now.
    reacted();
    assertEquals(Eligibility.ELIGIBLE, outcome(asked));

    theNextDayComes();
    calendar.look();
    reacted();
    assertEquals(Eligibility.REFERRED, outcome(asked));
    assertEquals(TOMORROW.plusDays(7), counting(asked).request().validOn());
  }

  @Test
  void what_was_judged_by_a_version_that_is_withdrawn_is_judged_by_the_one_that_holds_on() {
    published("3P-2027", AS_IS.replace("Three Principles 2026", "The same"), TOMORROW);
    AssessmentId covered = asked(TOMORROW);
    done(new WithdrawRuleSet("3P-2027", "put off", "Baba", TODAY));
    published("3P-2028", STRICTER, TOMORROW);
    assertEquals(Eligibility.ELIGIBLE, outcome(covered));
    reacted();

    assertEquals(Eligibility.REFERRED, outcome(covered));
    assertEquals(
        "rule set 3P-2027 was withdrawn before it came into force: put off",
        whyEnded(covered).statement());
  }

  @Test
  void an_assessment_that_missed_a_publication_is_held_against_the_rules_in_its_turn() {
    AssessmentId early = asked(TODAY);
    Judgement judgedBefore = counting(early);
    published("3P-2027", STRICTER, TODAY);
    reacted();
    AssessmentId overtaken = new AssessmentId(UUID.randomUUID());
    // As if the publication had not been visible yet while the case was judged.
    log.append(
        overtaken.stream(),
        0,
        List.of(new AssessmentDecided(overtaken.value(), judgedBefore)),
        context());
    reacted();

    assertEquals(Eligibility.REFERRED, outcome(overtaken));
    assertEquals(
        "3P-2027", assertInstanceOf(Cause.RulesChanged.class, whyEnded(overtaken)).ruleSetId());
  }

  @Test
  void of_more_assessments_than_a_page_holds_each_is_judged_again() {
    List<AssessmentId> all = new ArrayList<>();
    for (int i = 0; i < 401; i++) {
      all.add(asked(LocalDate.of(2026, 6, 1)));
    }
    published("3P-2027", STRICTER, TODAY);
    reacted();

    all.forEach(each -> assertEquals(Eligibility.REFERRED, outcome(each)));
  }
}
