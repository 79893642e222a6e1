package osa.eligibility.lab.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.eligibility.lab.domain.AlterationText.Reading;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlterationTextTest {

  private static final Standing STANDING =
      new Standing(
          Income.LM,
          DacStatus.LISTED,
          false,
          Presence.NONE,
          Presence.NONE,
          Presence.NONE,
          Presence.NONE,
          new Conflict(true, Finding.GREY_AREA, false),
          new Conflict(false, Finding.NONE, true),
          false);

  private static Reading read(AlteredFact fact, String about, String becomes) {
    return new AlterationText("VNM", fact, about, becomes, null, null).read();
  }

  private static Standing altered(AlteredFact fact, String about, String becomes) {
    return switch (read(fact, about, becomes)) {
      case Reading.Understood(var alteration) -> alteration.appliedTo(STANDING);
      case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.toString());
    };
  }

  @Test
  void each_alteration_changes_what_it_names() {
    assertEquals(Income.H, altered(AlteredFact.INCOME_GROUP, null, "H").income());
    assertTrue(altered(AlteredFact.INCOME_GROUP, null, "H").incomeConfirmed());
    assertEquals(DacStatus.NOT_LISTED, altered(AlteredFact.DAC_LISTING, null, "NOT_LISTED").dac());
    assertEquals(
        Presence.IN_FORCE, altered(AlteredFact.TRANSFER_AGREEMENT, null, "IN_FORCE").agreement());
    assertEquals(
        Presence.IN_FORCE, altered(AlteredFact.RESTRICTION, "TREATY", "IN_FORCE").treatyBreach());
    assertEquals(
        Presence.IN_FORCE,
        altered(AlteredFact.RESTRICTION, "UN_MEASURES", "IN_FORCE").unMeasures());
    assertEquals(
        Presence.UNCONFIRMED,
        altered(AlteredFact.RESTRICTION, "PARTY_TO_CONFLICT", "UNCONFIRMED").partyToConflict());
    assertTrue(altered(AlteredFact.FIGHTING, null, "YES").fighting());
  }

  @Test
  void and_nothing_else() {
    assertEquals(STANDING, altered(AlteredFact.TRANSFER_AGREEMENT, null, "NONE"));
    assertEquals(STANDING, altered(AlteredFact.RESTRICTION, "TREATY", "NONE"));
    assertEquals(STANDING, altered(AlteredFact.CONFLICT_SIGNAL, "INTERNAL", "YES"));
    assertEquals(STANDING, altered(AlteredFact.DETERMINATION, "INTERSTATE", "NONE"));
    assertEquals(STANDING, altered(AlteredFact.FIGHTING, null, "NO"));
  }

  @Test
  void a_determination_is_added_changed_and_taken_away() {
    assertEquals(
        new Conflict(true, Finding.DISQUALIFYING, true),
        altered(AlteredFact.DETERMINATION, "INTERNAL", "DISQUALIFYING").internal());
    assertEquals(
        new Conflict(true, Finding.NONE, true),
        altered(AlteredFact.DETERMINATION, "INTERNAL", "NONE").internal());
    Standing any = altered(AlteredFact.DETERMINATION, "ANY", "NO_OBSTACLE");
    assertEquals(Finding.NO_OBSTACLE, any.internal().finding());
    assertEquals(Finding.NO_OBSTACLE, any.interstate().finding());
    assertEquals(STANDING.internal(), altered(AlteredFact.CONFLICT_SIGNAL, null, "YES").internal());
    assertTrue(altered(AlteredFact.CONFLICT_SIGNAL, null, "YES").interstate().signalled());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "INCOME_GROUP, -, HIGH, becomes",
        "INCOME_GROUP, -, -, becomes",
        "DAC_LISTING, -, YES, becomes",
        "RESTRICTION, -, IN_FORCE, about",
        "RESTRICTION, EMBARGO, IN_FORCE, about",
        "DETERMINATION, ABROAD, GREY_AREA, about",
        "DETERMINATION, ANY, GRAY_AREA, becomes",
        "FIGHTING, -, TRUE, becomes"
      })
  void a_word_that_is_not_of_the_vocabulary_is_named(
      AlteredFact fact, String about, String becomes, String field) {
    switch (read(fact, about, becomes)) {
      case Reading.Understood understood -> throw new AssertionError(understood.toString());
      case Reading.Unreadable(var wrong, var reason, _) -> {
        assertEquals(field, wrong);
        assertTrue(reason.startsWith("is none of "), reason);
      }
    }
  }

  @Test
  void it_is_supposed_from_a_day_until_another() {
    LocalDate from = LocalDate.of(2026, 7, 1);
    var text =
        new AlterationText("VNM", AlteredFact.INCOME_GROUP, null, "UM", from, from.plusYears(1));

    assertFalse(text.supposedOn(from.minusDays(1)));
    assertTrue(text.supposedOn(from));
    assertFalse(text.supposedOn(from.plusYears(1)));
    assertTrue(
        new AlterationText("VNM", AlteredFact.INCOME_GROUP, null, "UM", from, from).read()
            instanceof Reading.Unreadable);
  }
}
