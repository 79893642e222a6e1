package osa.chaos.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.chaos.load.Promise;

/// The judge is judged: each defect is planted into what an innocent run leaves behind, and has to
/// be named.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerdictTest {

  private final SyntheticRun run = new SyntheticRun();

  private void assertNamed(Law law, String words) {
    Map<String, List<String>> broken = run.broken();
    assertTrue(
        broken.getOrDefault(law.sentence(), List.of()).stream()
            .anyMatch(sentence -> sentence.contains(words)),
        () -> words + " is not named in " + broken);
  }

  @Test
  void an_innocent_run_breaks_no_law() {
    assertEquals(Map.of(), run.broken());
  }

  @Test
  void a_message_that_is_told_again_breaks_no_law() {
    run.told.get(GRANT_SERVICE).addAll(List.copyOf(run.told.get(GRANT_SERVICE)));
    assertEquals(Map.of(), run.broken());
  }

  @Test
  void a_position_of_an_event_breaks_no_law_and_one_of_nothing_is_named() {
    List<ToldMessage> told = run.told.get(GRANT_SERVICE);
    LoggedEvent event =
        run.logs.get(GRANT_SERVICE).stream()
            .filter(each -> Reaction.messageOf(GRANT_SERVICE, each.type()).isEmpty())
            .findFirst()
            .orElseThrow();
    told.add(position(event.stream(), event.id()));
    assertEquals(Map.of(), run.broken());

    told.add(position("grant/another", event.id()));
    told.add(position(event.stream(), UUID.randomUUID()));
    assertNamed(new EventsAreToldOnceInOrder(), "a position that was never reached");
  }

  private static ToldMessage position(String stream, UUID event) {
    return new ToldMessage(0, 98, stream, event, "osa.position-reached.v1");
  }

  @Test
  void what_the_kernel_writes_about_its_own_work_is_nobodys_command() {
    run.logs
        .get(GRANT_SERVICE)
        .add(
            new LoggedEvent(
                UUID.randomUUID(),
                "read-model/grant-summary",
                1,
                99,
                99,
                "read-model-switched.v1",
                SyntheticRun.json("{}"),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "kernel"));
    assertEquals(Map.of(), run.broken());
  }

  @Test
  void the_coming_of_a_day_is_nobodys_command_and_no_reaction() {
    run.logs
        .get(ELIGIBILITY_SERVICE)
        .add(
            new LoggedEvent(
                UUID.randomUUID(),
                "policy/OSA_POLICY",
                1,
                99,
                99,
                "rule-set-came-into-force.v1",
                SyntheticRun.json("{}"),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "policy:RulesCalendar"));
    assertEquals(Map.of(), run.broken());
  }

  @Test
  void rules_that_came_with_the_service_are_nobodys_command_and_no_reaction() {
    run.logs
        .get(ELIGIBILITY_SERVICE)
        .add(
            new LoggedEvent(
                UUID.randomUUID(),
                "policy/OSA_POLICY",
                1,
                99,
                99,
                "rule-set-adopted.v1",
                SyntheticRun.json("{}"),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "policy:AdoptBundledRuleSets"));
    assertEquals(Map.of(), run.broken());
  }

  @Test
  void the_same_hand_anywhere_else_is_a_reaction_to_no_message() {
    run.logs
        .get(ELIGIBILITY_SERVICE)
        .add(
            new LoggedEvent(
                UUID.randomUUID(),
                "country/PHL",
                1,
                99,
                99,
                "country-registered.v1",
                SyntheticRun.json("{}"),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "policy:AdoptBundledRuleSets"));
    assertNamed(new MessagesHaveOneEffect(), "reacted to no message");
  }

  @Test
  void a_lost_event_is_named() {
    run.logs.get(GRANT_SERVICE).remove(run.event(GRANT_SERVICE, "notes-signed.v1"));
    assertNamed(new CommandsHaveTheirEffectOnce(), "its events are [] instead of");
    assertNamed(new StreamsHaveNoGaps(), "where version 6 should be");
  }

  @Test
  void an_event_of_a_refused_command_is_named() {
    Promise done = run.promises.removeLast();
    run.promises.add(
        new Promise(
            done.service(),
            done.actor(),
            done.key(),
            done.correlation(),
            done.command(),
            done.stream(),
            409,
            done.effects(),
            true));
    assertNamed(new CommandsHaveTheirEffectOnce(), "answered 409, and its events are");
  }

  @Test
  void a_command_that_took_effect_twice_is_named() {
    LoggedEvent once = run.last(GRANT_SERVICE);
    run.logs
        .get(GRANT_SERVICE)
        .add(
            new LoggedEvent(
                UUID.randomUUID(),
                once.stream(),
                once.version() + 1,
                99,
                99,
                once.type(),
                once.data(),
                once.correlation(),
                UUID.randomUUID(),
                once.actor()));
    assertNamed(new CommandsHaveTheirEffectOnce(), "[grant-withdrawn.v1, grant-withdrawn.v1]");
  }

  @Test
  void an_event_that_nobody_asked_for_is_named() {
    run.promises.removeLast();
    assertNamed(new CommandsHaveTheirEffectOnce(), "nobody asked for grant-withdrawn.v1");
  }

  @Test
  void another_answer_to_the_same_key_is_named() {
    Promise promise = run.promises.removeLast();
    run.promises.add(
        new Promise(
            promise.service(),
            promise.actor(),
            promise.key(),
            promise.correlation(),
            promise.command(),
            promise.stream(),
            200,
            promise.effects(),
            false));
    assertNamed(new CommandsHaveTheirEffectOnce(), "the same key had another answer");
  }

  @Test
  void a_command_that_was_never_answered_is_named() {
    run.promises.add(
        new Promise(
            GRANT_SERVICE,
            "desk",
            "key",
            UUID.randomUUID(),
            "notes",
            SyntheticRun.GRANT,
            0,
            List.of(),
            true));
    assertNamed(new CommandsHaveTheirEffectOnce(), "no answer ever came");
  }

  @Test
  void a_doubled_effect_of_a_message_is_named() {
    LoggedEvent once = run.event(BUDGET_SERVICE, "funds-reserved.v1");
    run.logs
        .get(BUDGET_SERVICE)
        .add(
            new LoggedEvent(
                UUID.randomUUID(),
                once.stream(),
                5,
                99,
                99,
                once.type(),
                once.data(),
                once.correlation(),
                once.causation(),
                once.actor()));
    assertNamed(new MessagesHaveOneEffect(), "[funds-reserved.v1, funds-reserved.v1]");
    assertNamed(new NoYenIsSpentTwice(), "overspent by 60 yen");
    assertNamed(new EventsAreToldOnceInOrder(), "never told: funds-reserved.v1");
    assertNamed(new ServicesAgree(), "2026 holds");
    assertNamed(new ViewsEqualTheirEvents(), "shows reserved 0, its events say 80");
  }

  @Test
  void an_overspent_yen_is_named() {
    LoggedEvent enacted = run.logs.get(BUDGET_SERVICE).removeFirst();
    run.logs
        .get(BUDGET_SERVICE)
        .addFirst(
            new LoggedEvent(
                enacted.id(),
                enacted.stream(),
                enacted.version(),
                enacted.transaction(),
                enacted.position(),
                enacted.type(),
                SyntheticRun.json("{'amountJpy':79}"),
                enacted.correlation(),
                enacted.causation(),
                enacted.actor()));
    assertNamed(new NoYenIsSpentTwice(), "overspent by 1 yen after funds-reserved.v1");
  }

  @Test
  void a_refusal_although_the_money_was_there_is_named() {
    LoggedEvent declined = run.event(BUDGET_SERVICE, "reservation-declined.v1");
    run.logs.get(BUDGET_SERVICE).remove(declined);
    run.logs
        .get(BUDGET_SERVICE)
        .add(
            new LoggedEvent(
                declined.id(),
                declined.stream(),
                declined.version(),
                declined.transaction(),
                declined.position(),
                declined.type(),
                SyntheticRun.json(
                    "{'amountJpy':20,'reason':'INSUFFICIENT_FUNDS','availableJpy':20}"),
                declined.correlation(),
                declined.causation(),
                declined.actor()));
    assertNamed(new NoYenIsSpentTwice(), "declined although there was 20 yen");
  }

  @Test
  void a_message_that_was_never_told_is_named() {
    run.told.get(GRANT_SERVICE).remove(run.message(GRANT_SERVICE, "osa.grant.funds-requested.v1"));
    assertNamed(new EventsAreToldOnceInOrder(), "never told: grant-selected.v1");
    assertNamed(new MessagesHaveOneEffect(), "reacted to no message");
  }

  @Test
  void a_reordered_message_is_named() {
    Collections.swap(run.told.get(GRANT_SERVICE), 0, 1);
    assertNamed(
        new EventsAreToldOnceInOrder(), "told out of order: assessment-requested.v1, version 2");
  }

  @Test
  void a_stream_in_two_partitions_is_named() {
    ToldMessage first = run.told.get(GRANT_SERVICE).removeFirst();
    run.told
        .get(GRANT_SERVICE)
        .addFirst(new ToldMessage(5, first.offset(), first.key(), first.id(), first.type()));
    assertNamed(new EventsAreToldOnceInOrder(), "one stream in two partitions");
  }

  @Test
  void a_message_of_what_never_happened_is_named() {
    run.told
        .get(BUDGET_SERVICE)
        .add(
            new ToldMessage(
                0, 99, SyntheticRun.YEAR, UUID.randomUUID(), "osa.budget.funds-released.v1"));
    assertNamed(new EventsAreToldOnceInOrder(), "told and never happened");
  }

  @Test
  void a_message_that_nobody_handled_is_named() {
    run.heard
        .get(ELIGIBILITY_SERVICE)
        .remove(run.event(GRANT_SERVICE, "assessment-requested.v1").id());
    assertNamed(new MessagesHaveOneEffect(), "eligibility-service never handled");
  }

  @Test
  void a_message_without_its_effect_is_named() {
    run.logs.get(BUDGET_SERVICE).remove(run.event(BUDGET_SERVICE, "funds-committed.v1"));
    assertNamed(new MessagesHaveOneEffect(), "has the effect [] instead of");
    assertNamed(new ServicesAgree(), "which is IN_FORCE");
  }

  @Test
  void a_reader_that_meets_a_stream_out_of_order_is_named() {
    LoggedEvent late = run.logs.get(BUDGET_SERVICE).removeFirst();
    run.logs
        .get(BUDGET_SERVICE)
        .add(
            new LoggedEvent(
                late.id(),
                late.stream(),
                late.version(),
                99,
                99,
                late.type(),
                late.data(),
                late.correlation(),
                late.causation(),
                late.actor()));
    assertNamed(new StreamsHaveNoGaps(), "a reader meets funds-reserved.v1, version 2");
  }

  @Test
  void a_grant_that_still_waits_is_named() {
    run.logs.get(GRANT_SERVICE).remove(run.event(GRANT_SERVICE, "commitment-confirmed.v1"));
    assertNamed(new ServicesAgree(), "still waits");
  }

  @Test
  void a_read_model_that_lags_behind_is_named() {
    run.show(
        SyntheticRun.GRANT,
        "{'version':7,'status':'IN_FORCE','assessment':{'outcome':'ELIGIBLE'},"
            + "'selection':{'reservation':'RESERVED'},'notes':{'amountJpy':80},"
            + "'commitment':'REQUESTED'}");
    assertNamed(new ViewsEqualTheirEvents(), "shows version 7, its events say 8");
    assertNamed(new ViewsEqualTheirEvents(), "shows commitment REQUESTED");
  }

  @Test
  void a_grant_that_is_not_shown_is_named() {
    run.views.remove(SyntheticRun.DECLINED);
    assertNamed(new ViewsEqualTheirEvents(), SyntheticRun.DECLINED + " is not shown");
  }

  @Test
  void a_dead_letter_is_named_with_its_reason() {
    run.deadLetters.add(new DeadLetter(BUDGET_SERVICE, "osa.grant.withdrawn.v1", "NOTHING"));
    assertNamed(new NothingIsLeftOver(), "osa.grant.withdrawn.v1, because NOTHING");
  }

  @Test
  void what_did_not_end_is_named() {
    assertEquals(
        Map.of(new NothingIsLeftOver().sentence(), List.of("a journey was given up")),
        run.broken("a journey was given up"));
  }
}
