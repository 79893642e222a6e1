package osa.budget.fiscalyear.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiscalYearTest {

  @ParameterizedTest
  @CsvSource({"2023-04-01, 2023", "2024-03-31, 2023", "2024-04-01, 2024", "2026-01-15, 2025"})
  void runs_from_1_april_to_31_march(LocalDate date, int year) {
    assertEquals(new FiscalYear(year), FiscalYear.of(date));
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31T14:59:59.999Z, 2025", "2026-03-31T15:00:00Z, 2026"})
  void turns_at_midnight_in_japan(Instant instant, int year) {
    assertEquals(new FiscalYear(year), FiscalYear.at(instant));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-31, false, false",
    "2025-04-01, true, true",
    "2026-03-31, true, true",
    "2026-04-01, false, true",
    "2026-04-30, false, true",
    "2026-05-01, false, false"
  })
  void takes_payments_until_the_closing_period_ends(
      LocalDate date, boolean contained, boolean payable) {
    FiscalYear fiscalYear = new FiscalYear(2025);

    assertEquals(contained, fiscalYear.contains(date));
    assertEquals(payable, fiscalYear.takesPaymentOn(date));
  }

  @ParameterizedTest
  @CsvSource({"2023, 2024-03-31", "2100, 2101-03-31"})
  void ends_on_31_march_of_the_next_calendar_year(int year, LocalDate endsOn) {
    assertEquals(endsOn, new FiscalYear(year).endsOn());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 2022, 2101, Integer.MAX_VALUE})
  void there_is_none_before_the_programme_nor_far_after(int year) {
    assertThrows(IllegalArgumentException.class, () -> new FiscalYear(year));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2023-03-31", "2101-04-01"})
  void a_date_outside_the_programme_belongs_to_no_fiscal_year(LocalDate date) {
    assertThrows(IllegalArgumentException.class, () -> FiscalYear.of(date));
  }
}
