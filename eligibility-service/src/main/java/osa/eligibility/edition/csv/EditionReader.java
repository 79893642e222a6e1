package osa.eligibility.edition.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Fact.ConflictSignal.Intensity;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.edition.csv.Columns.Header;
import osa.eligibility.edition.csv.CsvText.Row;
import osa.eligibility.edition.domain.Table;
import osa.eligibility.edition.domain.Table.ConflictRow;
import osa.eligibility.edition.domain.Table.Conflicts;
import osa.eligibility.edition.domain.Table.DacList;
import osa.eligibility.edition.domain.Table.DacRow;
import osa.eligibility.edition.domain.Table.IncomeGroupRow;
import osa.eligibility.edition.domain.Table.IncomeGroups;

/// Reads the file of an edition: all of it, or nothing and everything that is wrong with it.
public final class EditionReader {

  private static final String ISO3 = "iso3";
  private static final String GROUP = "group";
  private static final String LISTED = "listed";
  private static final String CONFLICT = "conflict";
  private static final String TYPE = "type";
  private static final String INTENSITY = "intensity";
  private static final String START = "start_date";
  private static final String END = "end_date";
  private static final String NOTE = "note";
  private static final int HEADER_LINE = 1;

  private static final Columns INCOME_GROUPS =
      new Columns()
          .required(ISO3, "code", "country_iso3", "country code", "economy code")
          .required(GROUP, "income group", "wb_group")
          .unread("economy", "country", "name", "region", "lending category", "other", "x");

  private static final Columns DAC_LIST =
      new Columns()
          .required(ISO3, "code", "country_iso3", "country code")
          .required(LISTED, "dac_oda_recipient", "oda recipient", "recipient")
          .unread("country", "name", "region", "group", "income group", NOTE);

  private static final Columns CONFLICTS =
      new Columns()
          .required(ISO3, "country_iso3", "code", "country code")
          .required(CONFLICT)
          .required(TYPE)
          .required(INTENSITY)
          .required(START, "start")
          .required(END, "ep_end_date", "end")
          .optional(NOTE)
          .unread("country", "name", "active", "osa_treatment_observed", "source");

  private static final Map<String, IncomeGroup> GROUPS =
      Map.ofEntries(
          Map.entry("l", IncomeGroup.L),
          Map.entry("low income", IncomeGroup.L),
          Map.entry("lm", IncomeGroup.LM),
          Map.entry("lower middle income", IncomeGroup.LM),
          Map.entry("um", IncomeGroup.UM),
          Map.entry("upper middle income", IncomeGroup.UM),
          Map.entry("h", IncomeGroup.H),
          Map.entry("high income", IncomeGroup.H),
          Map.entry("unclassified", IncomeGroup.UNCLASSIFIED),
          Map.entry("not classified", IncomeGroup.UNCLASSIFIED),
          Map.entry("..", IncomeGroup.UNCLASSIFIED),
          Map.entry("", IncomeGroup.UNCLASSIFIED));

  private static final Map<String, Boolean> YES_OR_NO = Map.of("yes", true, "no", false);

  private static final Map<String, ConflictScope> TYPES =
      Map.of(
          "interstate", ConflictScope.INTERSTATE,
          "intrastate", ConflictScope.INTERNAL,
          "internationalised-intrastate", ConflictScope.INTERNAL,
          "internationalized-intrastate", ConflictScope.INTERNAL);

  private static final Map<String, Intensity> INTENSITIES =
      Map.of(
          "minor", Intensity.MINOR,
          "war", Intensity.WAR,
          "border-clash", Intensity.BORDER_CLASH);

  private final Set<String> registered;
  private final int rowsMax;

  /// @param registered the ISO codes that may occur
  /// @param rowsMax how many rows a file may have below its header
  public EditionReader(Set<String> registered, int rowsMax) {
    this.registered = Set.copyOf(registered);
    this.rowsMax = rowsMax;
  }

  /// What became of a file.
  public sealed interface Reading {
    record Whole(Table table) implements Reading {}

    /// Everything that is wrong, in the order of the lines.
    record Refused(List<BadLine> lines) implements Reading {}

    /// It has more rows than it may have.
    record TooLong(int rows) implements Reading {}
  }

  /// An edition of the World Bank's income groups of one of the Bank's fiscal years.
  public Reading incomeGroups(String csv, int worldBankYear) {
    return read(
        csv,
        INCOME_GROUPS,
        this::incomeGroup,
        IncomeGroupRow::iso3,
        rows -> new IncomeGroups(worldBankYear, rows));
  }

  /// An edition of the DAC list of ODA recipients, for the days from one on and before another.
  public Reading dacList(String csv, LocalDate validFrom, LocalDate validTo) {
    return read(
        csv, DAC_LIST, this::listing, DacRow::iso3, rows -> new DacList(validFrom, validTo, rows));
  }

  /// An edition of a data set of conflicts.
  public Reading conflicts(String csv) {
    record Key(String iso3, String conflict, ConflictScope scope, LocalDate startedOn) {}
    return read(
        csv,
        CONFLICTS,
        this::conflict,
        row -> new Key(row.iso3(), row.conflict(), row.scope(), row.startedOn()),
        Conflicts::new);
  }

  private IncomeGroupRow incomeGroup(RowReader row) {
    return new IncomeGroupRow(row.line(), row.country(ISO3, registered), row.word(GROUP, GROUPS));
  }

  private DacRow listing(RowReader row) {
    Boolean listed = row.word(LISTED, YES_OR_NO);
    return new DacRow(
        row.line(), row.country(ISO3, registered), Objects.requireNonNullElse(listed, false));
  }

  private ConflictRow conflict(RowReader row) {
    LocalDate startedOn = row.day(START);
    LocalDate endedOn = row.optionalDay(END);
    if (startedOn != null && endedOn != null && endedOn.isBefore(startedOn)) {
      row.wrong(END, "lies before the first day of fighting", "correct one of the two dates");
    }
    return new ConflictRow(
        row.line(),
        row.country(ISO3, registered),
        row.text(CONFLICT),
        row.word(TYPE, TYPES),
        row.word(INTENSITY, INTENSITIES),
        startedOn,
        endedOn,
        row.optionalText(NOTE));
  }

  private <R> Reading read(
      String csv,
      Columns columns,
      Function<RowReader, R> rowReader,
      Function<R, Object> key,
      Function<List<R>, Table> table) {
    return switch (CsvText.read(csv)) {
      case CsvText.Reading.Broken(var lines) -> new Reading.Refused(lines);
      case CsvText.Reading.Rows(var rows) when rows.size() - 1 > rowsMax ->
          new Reading.TooLong(rows.size() - 1);
      case CsvText.Reading.Rows(var rows) when rows.size() < 2 ->
          new Reading.Refused(
              List.of(
                  BadLine.of(
                      HEADER_LINE,
                      "has no row below it",
                      "send a line that names the columns, and a line for each row")));
      case CsvText.Reading.Rows(var rows) -> whole(rows, columns, rowReader, key, table);
    };
  }

  private static <R> Reading whole(
      List<Row> rows,
      Columns columns,
      Function<RowReader, R> rowReader,
      Function<R, Object> key,
      Function<List<R>, Table> table) {
    List<BadLine> bad = new ArrayList<>();
    Header header = columns.header(rows.getFirst(), bad);
    if (!bad.isEmpty()) {
      return new Reading.Refused(bad);
    }
    List<R> read = new ArrayList<>();
    Map<Object, Integer> lines = new HashMap<>();
    for (Row row : rows.subList(1, rows.size())) {
      int before = bad.size();
      if (row.cells().size() != header.width()) {
        bad.add(width(row, header));
        continue;
      }
      R each = rowReader.apply(new RowReader(row, header, bad));
      if (bad.size() > before) {
        continue;
      }
      Integer earlier = lines.putIfAbsent(key.apply(each), row.line());
      if (earlier == null) {
        read.add(each);
      } else {
        bad.add(
            BadLine.of(
                row.line(),
                "says again what line " + earlier + " is about",
                "keep one of the two"));
      }
    }
    bad.sort(Comparator.comparingInt(BadLine::line));
    return bad.isEmpty() ? new Reading.Whole(table.apply(read)) : new Reading.Refused(bad);
  }

  private static BadLine width(Row row, Header header) {
    return BadLine.of(
        row.line(),
        "has %d cells where the header has %d".formatted(row.cells().size(), header.width()),
        "write a cell that has a comma in quotes, and an empty cell for what is not known");
  }
}
