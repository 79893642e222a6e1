package osa.eligibility.policy.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.policy.domain.PolicyFixture.NEW_YEAR;
import static osa.eligibility.policy.domain.PolicyFixture.POLICY;
import static osa.eligibility.policy.domain.PolicyFixture.TODAY;
import static osa.eligibility.policy.domain.PolicyFixture.alsoApproved;
import static osa.eligibility.policy.domain.PolicyFixture.and;
import static osa.eligibility.policy.domain.PolicyFixture.approved;
import static osa.eligibility.policy.domain.PolicyFixture.publish;
import static osa.eligibility.policy.domain.PolicyFixture.published;
import static osa.eligibility.policy.domain.PolicyFixture.scheduled;
import static osa.eligibility.policy.domain.PolicyFixture.version;
import static osa.eligibility.policy.domain.PolicyFixture.withdraw;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.policy.domain.PolicyCommand.BringIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetExtended;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PublicationTest {

  @Test
  void a_publication_takes_over_from_the_version_without_an_end() {
    POLICY
        .given(approved())
        .when(publish("3P-2027", NEW_YEAR, null))
        .then(
            new RuleSetSuperseded("3P-2026", "3P-2027", NEW_YEAR),
            published("3P-2027", NEW_YEAR, null));
  }

  @Test
  void what_will_be_superseded_is_in_force_until_then() {
    var old = version(scheduled(), "3P-2026");

    assertEquals(RuleSetState.PUBLISHED, old.stateOn(NEW_YEAR.minusDays(1)));
    assertEquals(RuleSetState.SUPERSEDED, old.stateOn(NEW_YEAR));
    assertTrue(old.ruleSet(Policy.THREE_PRINCIPLES).orElseThrow().inForceOn(TODAY));
    assertFalse(old.ruleSet(Policy.THREE_PRINCIPLES).orElseThrow().inForceOn(NEW_YEAR));
  }

  @Test
  void a_publication_that_overlaps_a_version_with_an_end_is_refused_and_names_it() {
    var past = and(scheduled(), alsoApproved("3P-2028"));

    POLICY
        .given(past)
        .when(publish("3P-2028", LocalDate.of(2026, 12, 1), NEW_YEAR))
        .thenRefused(
            PolicyRejection.VALIDITY_OVERLAPS,
            Map.of(
                "ruleSetId",
                "3P-2026",
                "validFrom",
                LocalDate.of(2026, 4, 21),
                "validTo",
                NEW_YEAR));
  }

  @Test
  void a_publication_does_not_take_over_from_the_very_day_on_which_another_begins() {
    POLICY
        .given(and(scheduled(), alsoApproved("3P-2028")))
        .when(publish("3P-2028", NEW_YEAR, null))
        .thenRefused(
            PolicyRejection.VALIDITY_OVERLAPS,
            Map.of("ruleSetId", "3P-2027", "validFrom", NEW_YEAR));
  }

  @Test
  void a_publication_may_fill_the_time_before_all_others() {
    POLICY
        .given(approved())
        .when(publish("3P-2027", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 4, 21)))
        .then(published("3P-2027", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 4, 21)));
  }

  @Test
  void a_validity_that_ends_before_it_begins_is_refused() {
    POLICY
        .given(approved())
        .when(publish("3P-2027", NEW_YEAR, NEW_YEAR))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
    POLICY
        .given(approved())
        .when(publish("3P-2027", LocalDate.of(2200, 1, 1), null))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
  }

  @Test
  void what_is_not_in_force_yet_can_be_withdrawn_and_the_one_before_holds_on() {
    POLICY
        .given(scheduled())
        .when(withdraw("3P-2027", NEW_YEAR.minusDays(1)))
        .then(
            new RuleSetWithdrawn("3P-2027", "put off", "Baba"),
            new RuleSetExtended("3P-2026", null, null));
  }

  @Test
  void the_one_before_holds_on_until_the_next_that_is_published() {
    var later = LocalDate.of(2028, 1, 1);
    var past =
        and(
            and(scheduled(), alsoApproved("3P-2028")),
            new RuleSetSuperseded("3P-2027", "3P-2028", later),
            published("3P-2028", later, null));

    POLICY
        .given(past)
        .when(withdraw("3P-2027", TODAY))
        .then(
            new RuleSetWithdrawn("3P-2027", "put off", "Baba"),
            new RuleSetExtended("3P-2026", later, "3P-2028"));
  }

  @Test
  void what_is_in_force_can_not_be_withdrawn() {
    POLICY
        .given(scheduled())
        .when(withdraw("3P-2027", NEW_YEAR))
        .thenRefused(
            PolicyRejection.ALREADY_IN_FORCE, Map.of("id", "3P-2027", "validFrom", NEW_YEAR));
  }

  @Test
  void the_day_of_a_version_is_noted_once_and_not_before_it_has_come() {
    var noted = new RuleSetCameIntoForce("3P-2027", NEW_YEAR);
    POLICY
        .given(scheduled())
        .when(new BringIntoForce("3P-2027", NEW_YEAR.minusDays(1)))
        .thenNothingHappened();
    POLICY.given(scheduled()).when(new BringIntoForce("3P-2027", NEW_YEAR)).then(noted);
    POLICY
        .given(and(scheduled(), noted))
        .when(new BringIntoForce("3P-2027", NEW_YEAR.plusDays(1)))
        .thenNothingHappened();
    POLICY.given(approved()).when(new BringIntoForce("3P-2027", NEW_YEAR)).thenNothingHappened();
    assertEquals(
        List.of("3P-2026"),
        POLICY.given(scheduled()).state().due(TODAY).stream().map(RuleSetVersion::id).toList());
  }

  @Test
  void what_was_withdrawn_has_no_day_any_more() {
    POLICY
        .given(and(scheduled(), new RuleSetWithdrawn("3P-2027", "put off", "Baba")))
        .when(new BringIntoForce("3P-2027", NEW_YEAR))
        .thenNothingHappened();
  }

  @Test
  void what_came_into_force_can_not_be_withdrawn_whatever_the_clock_says() {
    POLICY
        .given(and(scheduled(), new RuleSetCameIntoForce("3P-2027", NEW_YEAR)))
        .when(withdraw("3P-2027", NEW_YEAR.minusDays(1)))
        .thenRefused(PolicyRejection.ALREADY_IN_FORCE);
  }

  @Test
  void a_withdrawn_version_is_not_in_force_but_still_known_to_whoever_asked_it() {
    var past =
        and(
            scheduled(),
            new RuleSetWithdrawn("3P-2027", "put off", "Baba"),
            new RuleSetExtended("3P-2026", null, null));
    var state = POLICY.given(past).state();

    assertEquals(
        List.of("3P-2026"), state.ruleSets(Policy.THREE_PRINCIPLES).map(RuleSet::id).toList());
    assertTrue(version(past, "3P-2027").ruleSet(Policy.THREE_PRINCIPLES).isPresent());
    assertEquals(RuleSetState.WITHDRAWN, version(past, "3P-2027").stateOn(TODAY));
  }

  @Test
  void a_validity_on_days_that_no_rule_is_about_is_refused() {
    LocalDate beforeAll = LocalDate.of(1944, 12, 31);
    LocalDate afterAll = LocalDate.of(2200, 1, 1);

    POLICY
        .given(approved())
        .when(publish("3P-2027", beforeAll, beforeAll.plusDays(1)))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
    POLICY
        .given(approved())
        .when(publish("3P-2027", afterAll, null))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
    POLICY
        .given(approved())
        .when(publish("3P-2027", NEW_YEAR, afterAll))
        .thenRefused(PolicyRejection.NEVER_IN_FORCE);
  }
}
