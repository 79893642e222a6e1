package osa.eligibility.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.Case;
import osa.eligibility.EligibilityEvents;
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
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;
import osa.eligibility.policy.domain.TestCases;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projections;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.DirectTransactions;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.JdbcTransactions;
import osa.kernel.testing.KernelDatabase;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublishedRulesTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z"));
  private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
  private static final Projections NONE = new Projections(null, List.of());
  private static final Model MODEL =
      ContentHash.model(
          Case.CATALOGUE
              .model("3P-2026")
              .orElseThrow()
              .dmn()
              .replace("name=\"Three Principles 2026\"", "name=\"Three Principles 2027\""));

  private final Watched store =
      new Watched(new InMemoryEventStore(EligibilityEvents.codec(), CLOCK), new ArrayList<>());

  /// A log that notes what is read from it.
  private record Watched(EventStore log, List<RecordedEvent<?>> read) implements EventStore {

    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
      return noted(log.load(stream));
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
      return noted(log.load(stream, afterVersion, eventsMax));
    }

    @Override
    public AppendResult append(
        StreamId stream, long expectedVersion, List<?> events, Context context) {
      return log.append(stream, expectedVersion, events, context);
    }

    @Override
    public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
      return log.readAfter(checkpoint, eventsMax);
    }

    private List<RecordedEvent<?>> noted(List<RecordedEvent<?>> events) {
      read.addAll(events);
      return events;
    }
  }

  private static PolicyCommandHandler desk(EventStore store) {
    return new PolicyCommandHandler(store, new DirectTransactions(), NONE, Case.CATALOGUE, CLOCK);
  }

  private static PublishedRules rules(EventStore store) {
    return new PublishedRules(desk(store), new CompiledModels());
  }

  private static void publish(PolicyCommandHandler desk, String id, LocalDate from) {
    TestCases cases = ContentHash.testCases(List.of());
    Checks checks = new Checks(MODEL.contentHash(), cases.hash(), "c".repeat(64), "an engine", 0);
    List<PolicyCommand> steps =
        List.of(
            new DraftRuleSet(
                Policy.THREE_PRINCIPLES,
                id,
                "a test",
                List.of(),
                MODEL,
                cases,
                "Aoki",
                Optional.of(checks)),
            new SubmitRuleSet(id, checks, "Aoki"),
            new ApproveRuleSet(
                id, new Approval("Baba", MODEL.contentHash(), "b".repeat(64)), Evidence.CASES),
            new PublishRuleSet(id, from, null, "Baba"));
    Context context = new Context("Aoki", CLOCK.instant(), new UUID(0, 1), new UUID(0, 2));
    for (PolicyCommand step : steps) {
      assertEquals(
          Optional.empty(),
          desk.handle(Policy.THREE_PRINCIPLES, step, ExpectedVersion.any(), context).refusal());
    }
  }

  @Test
  void at_an_earlier_place_in_the_log_what_was_published_later_is_not_known() {
    PolicyCommandHandler desk = desk(store);
    PublishedRules rules = rules(store);
    RuleSets before = rules.published();
    Checkpoint place = store.readAfter(Checkpoint.START, 10_000).getLast().position();

    publish(desk, "3P-2027", NEW_YEAR);

    Checkpoint later = store.readAfter(Checkpoint.START, 10_000).getLast().position();
    assertEquals(before, rules.published(place));
    assertEquals(rules.published(), rules.published(later));
    assertNotEquals(before, rules.published());
  }

  @Test
  void what_came_with_the_service_was_always_there() {
    PublishedRules rules = rules(store);

    assertEquals(rules.published(), rules.published(Checkpoint.START));
  }

  @Test
  void they_begin_with_those_that_come_with_the_service() {
    assertEquals(Case.CATALOGUE.ruleSets(), rules(store).published());
  }

  @Test
  void a_version_that_another_process_has_published_is_there_at_once() {
    PublishedRules here = rules(store);
    here.published();

    publish(desk(store), "3P-2027", NEW_YEAR);

    assertEquals(
        Optional.of("3P-2027"),
        here.published().inForce(Policy.THREE_PRINCIPLES, NEW_YEAR).map(RuleSet::id));
    assertEquals(
        Optional.of("3P-2026"),
        here.published().inForce(Policy.THREE_PRINCIPLES, NEW_YEAR.minusDays(1)).map(RuleSet::id));
    assertTrue(here.everPublished("3P-2027", MODEL.contentHash()).isPresent());
    assertEquals(Optional.empty(), here.everPublished("3P-2027", "0".repeat(64)));
  }

  @Test
  void looking_costs_one_short_event_of_each_policy_also_while_somebody_drafts() {
    PublishedRules here = rules(store);
    publish(desk(store), "3P-2027", NEW_YEAR);
    here.published();
    store.read().clear();

    RuleSet newest = here.published().inForce(Policy.THREE_PRINCIPLES, NEW_YEAR).orElseThrow();
    assertEquals(2, store.read().size());
    assertTrue(store.read().stream().noneMatch(event -> event.data() instanceof ModelFiled));

    assertSame(here.model(newest), here.model(newest));
    assertEquals(
        1, store.read().stream().filter(event -> event.data() instanceof ModelFiled).count());
  }

  @Test
  void of_many_processes_that_start_at_once_one_takes_over_what_comes_with_the_service()
      throws Exception {
    JdbcTransactions transactions = new JdbcTransactions(KernelDatabase.dataSource());
    EventStore log =
        new PostgresEventStore(transactions.dataSource(), EligibilityEvents.codec(), CLOCK);
    int processes = 8;
    try (var threads = Executors.newFixedThreadPool(processes)) {
      List<Future<Object>> known = new ArrayList<>();
      for (int i = 0; i < processes; i++) {
        known.add(
            threads.submit(
                () ->
                    new PublishedRules(
                            new PolicyCommandHandler(
                                log, transactions, NONE, Case.CATALOGUE, CLOCK),
                            new CompiledModels())
                        .published()));
      }
      for (Future<Object> one : known) {
        assertEquals(Case.CATALOGUE.ruleSets(), one.get());
      }
    }

    assertEquals(11, log.load(Policy.THREE_PRINCIPLES.stream()).size());
    assertEquals(2, log.load(Policy.OSA_POLICY.stream()).size());
  }
}
