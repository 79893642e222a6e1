package osa.eligibility.lab.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static osa.eligibility.lab.LabFixture.REAL;
import static osa.eligibility.lab.LabFixture.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.lab.LabFixture;
import osa.eligibility.lab.comparison.Report.Basis;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.policy.FixedRules;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;

/// What of the log is a case, and what is counted beside the cases.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StoredCasesTest {

  private static final TriedRules RULES =
      new TriedRules(
          new FixedRules(Case.CATALOGUE.models()), List.of(LabFixture.ofRuleSet("3P-2026")));

  private final StoredCases cases =
      new StoredCases(
          FactsAsKnown.THEN, new KnownFacts(Map.of(), Case.NOW), new Supposed(List.of()), RULES);

  private static RecordedEvent<?> rejected(int number) {
    UUID id = new UUID(7, number);
    return new RecordedEvent<>(
        id,
        new AssessmentId(id).stream(),
        1,
        new Checkpoint(100 + number, 100 + number),
        "request-rejected.v1",
        new RequestRejected(id, "a grant", "QQQ", "UNKNOWN_COUNTRY", "there is no QQQ"),
        Case.NOW,
        Case.NOW,
        id,
        id,
        "tester");
  }

  private static List<RecordedEvent<?>> andRejected(List<RecordedEvent<?>> events, int... numbers) {
    List<RecordedEvent<?>> all = new ArrayList<>(events);
    for (int number : numbers) {
      all.add(rejected(number));
    }
    return all;
  }

  @Test
  void a_request_that_could_never_be_judged_is_counted_and_is_no_case() {
    Judgement boat = Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();

    CaseBatch batch = cases.batch(andRejected(stored(List.of(boat)), 1, 2));

    assertEquals(2, batch.notAssessed());
    assertEquals(0, batch.rulesGone());
    assertEquals(1, batch.cases().get().size());
    assertEquals(3, batch.size(), "for the progress, every event counts");
  }

  @Test
  void the_report_adds_them_up_over_all_batches() {
    Judgement boat = Case.of(REAL, "FJI", "2025-06-01").items(ItemKind.PATROL_BOAT).judged();
    List<CaseBatch> batches =
        List.of(
            cases.batch(andRejected(List.of(), 1, 2)),
            cases.batch(stored(List.of(boat))),
            cases.batch(andRejected(List.of(), 3)));

    Report report =
        new Comparison(RULES, 2, 10).report(batches.iterator(), basis(), Map.of(), _ -> true);

    assertEquals(3, report.notAssessed());
    assertEquals(1, report.cases());
  }

  private static Basis basis() {
    return new Basis(
        "an engine",
        List.of(),
        "1-1",
        Case.NOW,
        List.of(),
        true,
        FactsAsKnown.THEN,
        null,
        List.of());
  }
}
