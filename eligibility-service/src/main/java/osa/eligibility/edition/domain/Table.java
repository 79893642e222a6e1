package osa.eligibility.edition.domain;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.ConflictSignal.Intensity;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Source;

/// What an edition says, row by row. Each row has the number of its line in the file, from 1.
public sealed interface Table {

  DataSet dataSet();

  /// The facts that it states, in the order of its rows.
  List<Stated> facts(Source source, Confidence confidence);

  /// @param worldBankYear the Bank's fiscal year; 2024 runs from 2023-07-01 to 2024-06-30
  record IncomeGroups(int worldBankYear, List<IncomeGroupRow> rows) implements Table {

    public IncomeGroups {
      rows = List.copyOf(rows);
    }

    @Override
    public DataSet dataSet() {
      return DataSet.WORLD_BANK_INCOME_GROUPS;
    }

    @Override
    public List<Stated> facts(Source source, Confidence confidence) {
      LocalDate from = LocalDate.of(worldBankYear - 1, Month.JULY, 1);
      LocalDate to = LocalDate.of(worldBankYear, Month.JULY, 1);
      return rows.stream()
          .map(
              row ->
                  new Stated(
                      row.line(),
                      row.iso3(),
                      new IncomeClassification(
                          worldBankYear, row.group(), from, to, source, confidence)))
          .toList();
    }
  }

  /// @param validTo exclusive; null while no end is known
  record DacList(LocalDate validFrom, LocalDate validTo, List<DacRow> rows) implements Table {

    public DacList {
      rows = List.copyOf(rows);
    }

    @Override
    public DataSet dataSet() {
      return DataSet.DAC_LIST;
    }

    @Override
    public List<Stated> facts(Source source, Confidence confidence) {
      return rows.stream()
          .map(
              row ->
                  new Stated(
                      row.line(),
                      row.iso3(),
                      new DacListing(row.listed(), validFrom, validTo, source, confidence)))
          .toList();
    }
  }

  record Conflicts(List<ConflictRow> rows) implements Table {

    public Conflicts {
      rows = List.copyOf(rows);
    }

    @Override
    public DataSet dataSet() {
      return DataSet.CONFLICTS;
    }

    @Override
    public List<Stated> facts(Source source, Confidence confidence) {
      return rows.stream().map(row -> row.stated(source, confidence)).toList();
    }
  }

  record IncomeGroupRow(int line, String iso3, IncomeGroup group) {}

  record DacRow(int line, String iso3, boolean listed) {}

  /// @param endedOn the last day of fighting, null when it goes on or no end is known
  /// @param note null when there is nothing to add
  record ConflictRow(
      int line,
      String iso3,
      String conflict,
      ConflictScope scope,
      Intensity intensity,
      LocalDate startedOn,
      LocalDate endedOn,
      String note) {

    /// The fact that it states.
    public Stated stated(Source source, Confidence confidence) {
      return new Stated(
          line,
          iso3,
          new ConflictSignal(
              conflict, scope, intensity, startedOn, endedOn, note, source, confidence));
    }
  }
}
