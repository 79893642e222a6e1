package osa.eligibility.edition.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Fact.ConflictSignal.Intensity;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.edition.csv.EditionReader.Reading;
import osa.eligibility.edition.domain.Table.ConflictRow;
import osa.eligibility.edition.domain.Table.Conflicts;
import osa.eligibility.edition.domain.Table.DacList;
import osa.eligibility.edition.domain.Table.DacRow;
import osa.eligibility.edition.domain.Table.IncomeGroupRow;
import osa.eligibility.edition.domain.Table.IncomeGroups;

/// Files as people send them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionReaderTest {

  private static final int ROWS_MAX = 5;
  private static final LocalDate DAY = LocalDate.of(2025, 5, 28);
  private static final String CONFLICTS = "iso3,conflict,type,intensity,start_date,end_date\n";

  private final EditionReader reader =
      new EditionReader(Set.of("PHL", "THA", "VEN", "FJI"), ROWS_MAX);

  private Reading groups(String csv) {
    return reader.incomeGroups(csv, 2027);
  }

  private static List<BadLine> bad(Reading reading) {
    return switch (reading) {
      case Reading.Refused(var lines) -> lines;
      case Reading.Whole(var table) -> throw new AssertionError("was read: " + table);
      case Reading.TooLong(int rows) -> throw new AssertionError("too long: " + rows);
    };
  }

  /// Line, column and value of everything that is wrong.
  private static List<String> places(Reading reading) {
    return bad(reading).stream()
        .map(line -> line.line() + " " + line.column() + " " + line.value())
        .toList();
  }

  private static Reading whole(IncomeGroupRow... rows) {
    return new Reading.Whole(new IncomeGroups(2027, List.of(rows)));
  }

  @Test
  void the_world_banks_codes_and_its_words_are_read_and_nothing_is_unclassified() {
    assertEquals(
        whole(
            new IncomeGroupRow(2, "PHL", IncomeGroup.LM),
            new IncomeGroupRow(3, "THA", IncomeGroup.UM),
            new IncomeGroupRow(4, "VEN", IncomeGroup.UNCLASSIFIED),
            new IncomeGroupRow(5, "FJI", IncomeGroup.H)),
        groups("iso3,group\nPHL,LM\nTHA,um\nVEN,\nFJI,High income\n"));
    assertEquals(
        whole(new IncomeGroupRow(2, "PHL", IncomeGroup.LM)),
        groups(
            "Economy,Code,Region,Income group,Lending category\n"
                + "Philippines,PHL,East Asia & Pacific,Lower middle income,IBRD\n"));
  }

  @Test
  void a_byte_order_mark_windows_lines_blank_lines_and_no_last_line_break_are_all_one() {
    var expected =
        whole(
            new IncomeGroupRow(2, "PHL", IncomeGroup.LM),
            new IncomeGroupRow(4, "THA", IncomeGroup.UM));
    assertEquals(expected, groups("\uFEFFiso3,group\r\nPHL,LM\r\n\r\nTHA,UM"));
    assertEquals(expected, groups("iso3,group\rPHL,LM\r\rTHA,UM\r"));
    assertEquals(expected, groups("iso3,group\n\"PHL\",\"LM\"\n,\nTHA , UM\n\n\n"));
  }

  @Test
  void the_dac_list_says_yes_or_no() {
    assertEquals(
        new Reading.Whole(
            new DacList(
                DAY, null, List.of(new DacRow(2, "PHL", true), new DacRow(3, "FJI", false)))),
        reader.dacList("iso3,dac_oda_recipient\nPHL,yes\nFJI,No\n", DAY, null));
    assertEquals(
        List.of("2 listed maybe"),
        places(reader.dacList("iso3,listed\nPHL,maybe\nFJI,no\n", DAY, null)));
  }

  @Test
  void conflicts_have_the_columns_of_the_record() {
    assertEquals(
        new Reading.Whole(
            new Conflicts(
                List.of(
                    new ConflictRow(
                        2,
                        "THA",
                        "Thailand vs Cambodia",
                        ConflictScope.INTERSTATE,
                        Intensity.BORDER_CLASH,
                        DAY,
                        DAY.plusDays(2),
                        "five days, \"as reported\"")))),
        reader.conflicts(
            """
            country_iso3,conflict,type,start_date,end_date,intensity,active,note,osa_treatment_observed,source
            THA,Thailand vs Cambodia,interstate,2025-05-28,2025-05-30,border-clash,no,"five days, ""as reported""\",,press
            """));
  }

  @Test
  void every_bad_line_is_named_with_column_value_and_remedy_and_nothing_is_read() {
    Reading reading = groups("iso3,group\nPHL,XX\nZZZ,LM\nTHA,UM\nTHA,H\nphl,\n");

    assertEquals(List.of("2 group XX", "3 iso3 ZZZ", "5 null null", "6 iso3 phl"), places(reading));
    assertEquals(
        "use one of .., h, high income, l, lm, low income, lower middle income, not classified, um,"
            + " unclassified, upper middle income",
        bad(reading).getFirst().remedy());
    assertEquals("says again what line 4 is about", bad(reading).get(2).reason());
  }

  @Test
  void all_that_is_wrong_with_a_line_is_told() {
    assertEquals(
        List.of(
            "2 start_date 2025-02-30",
            "2 conflict ",
            "2 type civil",
            "2 intensity ",
            "3 end_date 2025-05-27",
            "4 start_date ",
            "5 start_date 1850-01-01"),
        places(
            reader.conflicts(
                CONFLICTS
                    + "PHL,,civil,,2025-02-30,\n"
                    + "PHL,a,intrastate,war,2025-05-28,2025-05-27\n"
                    + "PHL,b,intrastate,war,,\n"
                    + "PHL,c,intrastate,war,1850-01-01,\n")));
  }

  @Test
  void the_same_conflict_may_begin_twice_but_not_on_one_day() {
    assertEquals(
        List.of("4 null null"),
        places(
            reader.conflicts(
                CONFLICTS
                    + "PHL,a,intrastate,war,2025-01-01,2025-02-01\n"
                    + "PHL,a,intrastate,war,2025-03-01,\n"
                    + "PHL,a,intrastate,minor,2025-03-01,\n")));
  }

  @Test
  void a_column_that_is_missing_unknown_or_there_twice_is_named() {
    assertEquals(List.of("1 group "), places(groups("iso3\nPHL\n")));
    assertEquals(List.of("1 grupo grupo", "1 group "), places(groups("iso3,grupo\nPHL,LM\n")));
    assertEquals(List.of("1 Code Code"), places(groups("iso3,Code,group\nPHL,PHL,LM\n")));
    assertTrue(
        bad(groups("iso3;group\nPHL;LM\n")).getLast().remedy().contains("separated by commas"));
    assertEquals(1, bad(groups("")).size());
    assertEquals(1, bad(groups("iso3,group\n\n")).size());
  }

  @Test
  void a_line_is_counted_as_an_editor_counts_it_also_behind_cells_of_several_lines() {
    Reading reading =
        reader.conflicts(
            "iso3,conflict,type,intensity,start_date,end_date,note\r\n"
                + "PHL,\"a\r\nb\r\nc\",intrastate,war,2025-01-01,,\"x\ny\"\r\n"
                + "\r\n"
                + "ZZZ,a,intrastate,war,2025-01-01,,\r\n"
                + "PHL,too,few\r\n");

    assertEquals(List.of("7 iso3 ZZZ", "8 null null"), places(reading));
    assertEquals("has 3 cells where the header has 7", bad(reading).getLast().reason());
  }

  @Test
  void a_quote_that_is_not_closed_is_told_where_its_row_begins() {
    assertEquals(3, bad(groups("iso3,group\nPHL,LM\n\"THA,UM\nVEN,\n")).getFirst().line());
    assertEquals(2, bad(groups("iso3,group\n\"PHL\"x,LM\n")).getFirst().line());
  }

  @Test
  void what_is_not_text_is_refused_line_by_line() {
    Reading reading =
        groups("iso3,group\r\nP\u0000L,LM\r\nTHA,U\uFFFDM\r\nVEN,\uD800\r\nPHL,\t\nPHL,\uDC00\n");

    assertEquals(List.of(2, 3, 4, 6), bad(reading).stream().map(BadLine::line).toList());
    assertEquals("has a character that is not text (U+0000)", bad(reading).getFirst().reason());
  }

  @Test
  void a_value_is_shown_short_and_harmless() {
    BadLine bad = bad(groups("iso3,group\nPHL,\"" + "x\n".repeat(400) + "\"\n")).getFirst();

    assertEquals(41, bad.value().length());
    assertTrue(bad.value().startsWith("x\uFFFDx\uFFFD"));
  }

  @Test
  void more_rows_than_allowed_are_counted_and_not_read() {
    assertEquals(new Reading.TooLong(6), groups("iso3,group\n" + "PHL,LM\n".repeat(6)));
    StringBuilder allowed = new StringBuilder(CONFLICTS);
    for (int row = 1; row <= 5; row++) {
      allowed.append("PHL,conflict %d,intrastate,war,2025-01-01,\n".formatted(row));
    }
    assertInstanceOf(Reading.Whole.class, reader.conflicts(allowed.toString()));
  }

  @Test
  void a_cell_may_be_as_long_and_a_day_as_late_as_the_limit_and_no_more() {
    String row = "PHL,%s,intrastate,war,%s,\n";
    assertInstanceOf(
        Reading.Whole.class,
        reader.conflicts(CONFLICTS + row.formatted("x".repeat(500), "2199-12-31")));
    assertEquals(
        List.of("has more than 500 characters", "lies before 1900 or after 2199"),
        bad(
                reader.conflicts(
                    CONFLICTS
                        + row.formatted("x".repeat(501), "1900-01-01")
                        + row.formatted("x", "2200-01-01")))
            .stream()
            .map(BadLine::reason)
            .toList());
  }

  @Test
  void a_conflict_within_and_one_between_states_are_two() {
    assertInstanceOf(
        Reading.Whole.class,
        reader.conflicts(
            CONFLICTS
                + "PHL,a,intrastate,war,2025-01-01,\n"
                + "PHL,a,interstate,war,2025-01-01,\n"));
  }

  @Test
  void whatever_is_written_as_csv_is_read_again_and_every_row_stands_where_it_was_written()
      throws JsonProcessingException {
    Random chance = new Random(36);
    for (int file = 0; file < 2_000; file++) {
      String lineEnd = chance.nextBoolean() ? "\n" : "\r\n";
      ObjectWriter writer =
          new CsvMapper().writer(CsvSchema.emptySchema().withLineSeparator(lineEnd));
      StringBuilder text = new StringBuilder(chance.nextBoolean() ? "\uFEFF" : "");
      List<CsvText.Row> written = new ArrayList<>();
      int line = 1;
      for (int row = chance.nextInt(6); row >= 0; row--) {
        List<String> cells = cells(chance);
        written.add(new CsvText.Row(line, cells));
        String asText = writer.writeValueAsString(cells.toArray());
        text.append(asText);
        line += (int) asText.chars().filter(each -> each == '\n').count();
      }
      assertEquals(new CsvText.Reading.Rows(written), CsvText.read(text.toString()));
    }
  }

  /// The first is never blank: a row of blank cells is no row.
  private static List<String> cells(Random chance) {
    List<String> pieces = List.of("a", "é", "\"", ",", "\n", "\r\n", " ", ";", "漢", "😀", "'", "#");
    List<String> cells = new ArrayList<>(List.of("x"));
    for (int cell = chance.nextInt(4); cell >= 0; cell--) {
      StringBuilder text = new StringBuilder();
      for (int piece = chance.nextInt(5); piece > 0; piece--) {
        text.append(pieces.get(chance.nextInt(pieces.size())));
      }
      cells.add(text.toString());
    }
    return cells;
  }
}
