package osa.eligibility.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.EligibilityEvents;
import osa.eligibility.RealRecord;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.reaction.WhenTheWorldChangesThenReassess;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
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

/// What becomes of one grant's assessment when facts and rules change one after the other: each has
/// its turn, and some turns come twice.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChangesInTurnTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final LocalDate ASKED_ABOUT = LocalDate.of(2026, 6, 1);
  private static final RealRecord REAL = RealRecord.withDeterminations();

  /// Where there is fighting inside the country a person decides, whatever was determined.
  private static final String CAREFUL =
      dmn("OSA-2023")
          .replaceFirst(
              "(\"INTERNAL_CONFLICT_NO_OBSTACLE\"</text>\\s*</outputEntry>\\s*<outputEntry[^>]*>"
                  + "\\s*<text>)\"NOTE\"",
              "$1\"REFERRED\"");

  /// What needed no word of a person is for a person to classify.
  private static final String STRICTER =
      dmn("3P-2026")
          .replaceFirst(
              "(equipment_rule_5_in_1\">\\s*<text>)\"UNDETERMINED\"",
              "$1\"UNDETERMINED\", \"NON_WEAPON\"");

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
  private final AssessmentId asked = new AssessmentId(UUID.randomUUID());
  private final WhenTheWorldChangesThenReassess reaction =
      new WhenTheWorldChangesThenReassess(
          assessments, countries, rules, new TheOneAsked(), transactions);
  private final Follower follower =
      new Follower("eligibility-service", reaction, log, new InMemoryCheckpoints(), 10);

  /// The only case there is, as it stands.
  private final class TheOneAsked implements CurrentAssessments {

    @Override
    public List<AssessmentId> about(String iso3) {
      return all().isEmpty() ? List.of() : List.of(all().getLast());
    }

    @Override
    public List<Placed> after(long sequence, int max) {
      return sequence > 0 ? List.of() : about("").stream().map(id -> new Placed(id, 1)).toList();
    }
  }

  private static String dmn(String id) {
    return Case.CATALOGUE.model(id).orElseThrow().dmn();
  }

  /// The assessment that was asked for, and those that took its place.
  private List<AssessmentId> all() {
    List<AssessmentId> all = new ArrayList<>();
    Optional<AssessmentId> next = Optional.of(asked).filter(id -> !log.load(id.stream()).isEmpty());
    while (next.isPresent()) {
      all.add(next.get());
      next =
          log.load(next.get().stream()).getLast().data() instanceof AssessmentSuperseded end
              ? Optional.of(new AssessmentId(end.supersededBy()))
              : Optional.empty();
    }
    return all;
  }

  private Judgement counting() {
    return switch ((AssessmentEvent) log.load(all().getLast().stream()).getFirst().data()) {
      case AssessmentDecided decided -> decided.judgement();
      case AssessmentReferred referred -> referred.judgement();
      case Reassessed again -> again.judgement();
      case ReferralClosed _, AssessmentSuperseded _, RequestRejected _ ->
          throw new AssertionError("not the first of a stream");
    };
  }

  private Context context() {
    return new Context("a test", now, new UUID(0, 1), new UUID(0, 2));
  }

  private void determined(Determination.Finding finding) {
    var determination =
        new Determination(
            finding,
            Determination.Scope.INTERNAL,
            LocalDate.of(2023, 7, 1),
            null,
            "found " + finding,
            new Source(SourceKind.OFFICIAL, "a page", null),
            Confidence.HIGH);
    assertEquals(
        Optional.empty(),
        countries
            .handle(
                new CountryId("PHL"),
                new RecordDetermination(determination),
                ExpectedVersion.any(),
                context())
            .refusal());
  }

  private void asked() {
    var request =
        Case.of(REAL, "PHL", ASKED_ABOUT.toString())
            .items(ItemKind.RESCUE_BOAT)
            .grant("b2d7e4a1-5c38-4f90-8e6b-19a3c7d50f42")
            .request();
    assertEquals(Optional.empty(), assessments.assess(asked, request, context()).refusal());
  }

  private void published(Policy policy, String dmn, LocalDate from) {
    String id = policy.sign() + "2027";
    Model model = ContentHash.model(dmn);
    TestCases cases = ContentHash.testCases(List.of());
    Checks checks = new Checks(model.contentHash(), cases.hash(), "c".repeat(64), "an engine", 0);
    for (PolicyCommand step :
        List.of(
            new DraftRuleSet(policy, id, id, List.of(), model, cases, "Aoki", Optional.of(checks)),
            new SubmitRuleSet(id, checks, "Aoki"),
            new ApproveRuleSet(
                id, new Approval("Baba", model.contentHash(), "b".repeat(64)), Evidence.CASES),
            new PublishRuleSet(id, from, null, "Baba"))) {
      assertEquals(
          Optional.empty(),
          policies.handle(policy, step, ExpectedVersion.any(), context()).refusal());
    }
  }

  private RecordedEvent<?> last() {
    return log.readAfter(Checkpoint.START, Integer.MAX_VALUE).getLast();
  }

  /// The events that had the case judged again, in order.
  private List<UUID> causes() {
    return all().stream()
        .map(id -> log.load(id.stream()).getLast().data())
        .filter(AssessmentSuperseded.class::isInstance)
        .map(end -> ((AssessmentSuperseded) end).cause().eventId())
        .toList();
  }

  private void reacted() {
    calendar.look();
    while (follower.followBatch() > 0) {
      // Until it has caught up.
    }
  }

  private void the_philippines_are_on_file_with_a_grey_area() {
    assertNotEquals(dmn("OSA-2023"), CAREFUL);
    log.append(
        new CountryId("PHL").stream(),
        0,
        REAL.history("PHL").stream().map(event -> event.data()).toList(),
        context());
    determined(Determination.Finding.GREY_AREA);
    reacted();
  }

  @Test
  void cover_that_a_fact_gives_on_the_day_of_the_question_is_held_against_the_newer_rules() {
    the_philippines_are_on_file_with_a_grey_area();
    asked();
    published(Policy.OSA_POLICY, CAREFUL, LocalDate.of(2026, 10, 1));
    reacted();
    assertEquals(List.of(asked), all(), "a grey area is for a person, before and after");
    determined(Determination.Finding.NO_OBSTACLE);
    reacted();

    assertEquals(Eligibility.REFERRED, counting().verdict().outcome());
    assertEquals(LocalDate.of(2026, 10, 1), counting().request().validOn());
  }

  @Test
  void a_fact_that_changes_nothing_on_the_day_of_the_question_is_tried_on_that_of_newer_rules() {
    the_philippines_are_on_file_with_a_grey_area();
    asked();
    assertEquals(
        Optional.empty(),
        assessments
            .closeReferral(
                asked,
                new CloseReferral(ReferralDecision.REJECT, "Not now", "Chiba", TODAY),
                ExpectedVersion.any(),
                context())
            .refusal());
    published(Policy.OSA_POLICY, CAREFUL, LocalDate.of(2026, 10, 1));
    UUID careful = last().id();
    reacted();
    determined(Determination.Finding.NO_OBSTACLE);
    reacted();

    assertEquals(Eligibility.REFERRED, counting().verdict().outcome());
    assertEquals(LocalDate.of(2026, 10, 1), counting().request().validOn());
    assertEquals(List.of(careful), causes());
  }

  @Test
  void also_where_still_newer_rules_were_known_when_it_was_asked() {
    the_philippines_are_on_file_with_a_grey_area();
    published(Policy.THREE_PRINCIPLES, dmn("3P-2026"), TODAY.plusDays(1));
    now = now.plus(Duration.ofDays(1));
    reacted();
    asked();
    published(Policy.OSA_POLICY, CAREFUL, LocalDate.of(2026, 10, 1));
    reacted();
    determined(Determination.Finding.NO_OBSTACLE);
    reacted();

    assertEquals(Eligibility.REFERRED, counting().verdict().outcome());
    assertEquals(LocalDate.of(2026, 10, 1), counting().request().validOn());
  }

  @Test
  void the_turn_of_a_fact_that_comes_again_does_not_do_what_a_later_fact_does() {
    the_philippines_are_on_file_with_a_grey_area();
    asked();
    reacted();
    determined(Determination.Finding.DISQUALIFYING);
    RecordedEvent<?> disqualified = last();
    reacted();
    determined(Determination.Finding.NO_OBSTACLE);
    RecordedEvent<?> cleared = last();
    reaction.react(disqualified);
    assertEquals(List.of(disqualified.id()), causes());

    reacted();
    assertEquals(List.of(disqualified.id(), cleared.id()), causes());
  }

  @Test
  void nor_does_the_turn_of_rules_what_later_rules_do() {
    the_philippines_are_on_file_with_a_grey_area();
    determined(Determination.Finding.NO_OBSTACLE);
    asked();
    reacted();
    published(Policy.OSA_POLICY, CAREFUL, TODAY);
    RecordedEvent<?> careful = last();
    reacted();
    published(Policy.THREE_PRINCIPLES, STRICTER, TODAY);
    RecordedEvent<?> stricter = last();
    reaction.react(careful);
    assertEquals(List.of(careful.id()), causes());

    reacted();
    assertEquals(List.of(careful.id(), stricter.id()), causes());
  }
}
