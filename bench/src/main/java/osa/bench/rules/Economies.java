package osa.bench.rules;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.ConflictSignalRecorded;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.DacListingRecorded;
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.TransferAgreement;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.eligibility.lab.comparison.KnownFacts;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;

/// The economies and conflicts of the record, as the log of the eligibility service would hold
/// them: enough of their facts that their standings differ as the real ones do.
final class Economies {

  private static final Instant RECORDED_AT = Instant.parse("2026-11-01T00:00:00Z");
  private static final Source SOURCE = new Source(SourceKind.DATASET, "benchmark", null);
  private static final LocalDate DAC_LIST_FROM = LocalDate.of(2022, 1, 1);

  private final Map<String, List<RecordedEvent<CountryEvent>>> files = new TreeMap<>();

  private Economies() {}

  static KnownFacts ofTheRecord() throws IOException {
    Economies economies = new Economies();
    for (Map<String, String> row : rows("countries.csv")) {
      economies.country(row);
    }
    for (Map<String, String> row : rows("conflicts.csv")) {
      economies.tell(row.get("country_iso3"), new ConflictSignalRecorded(signal(row)));
    }
    return new KnownFacts(economies.files, RECORDED_AT);
  }

  private static List<Map<String, String>> rows(String file) throws IOException {
    try (InputStream in = Economies.class.getResourceAsStream("/record/" + file);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(in)) {
      return rows.readAll();
    }
  }

  private void country(Map<String, String> row) {
    String iso3 = row.get("iso3");
    tell(iso3, new CountryRegistered(iso3, row.get("iso2"), row.get("name"), row.get("wb_region")));
    for (int year = 2023; year <= 2027; year++) {
      tell(iso3, new IncomeGroupRecorded(income(year, row.get("wb_fy" + year % 100))));
    }
    boolean listed = row.get("dac_oda_recipient").startsWith("yes");
    tell(
        iso3,
        new DacListingRecorded(
            new DacListing(listed, DAC_LIST_FROM, null, SOURCE, Confidence.MEDIUM)));
    if (!row.get("dett_source").isEmpty()) {
      tell(
          iso3,
          new TransferAgreementRecorded(
              new TransferAgreement(DAC_LIST_FROM, null, SOURCE, Confidence.MEDIUM)));
    }
  }

  private static IncomeClassification income(int year, String group) {
    boolean known = group.matches("L|LM|UM|H");
    return new IncomeClassification(
        year,
        known ? IncomeGroup.valueOf(group) : IncomeGroup.UNCLASSIFIED,
        LocalDate.of(year - 1, 7, 1),
        LocalDate.of(year, 7, 1),
        SOURCE,
        known ? Confidence.HIGH : Confidence.UNCONFIRMED);
  }

  private static ConflictSignal signal(Map<String, String> row) {
    String end = row.get("end_date");
    return new ConflictSignal(
        row.get("conflict"),
        row.get("type").equals("interstate") ? ConflictScope.INTERSTATE : ConflictScope.INTERNAL,
        ConflictSignal.Intensity.valueOf(
            row.get("intensity").toUpperCase(Locale.ROOT).replace('-', '_')),
        LocalDate.parse(row.get("start_date")),
        end.length() == "2025-01-01".length() ? LocalDate.parse(end) : null,
        null,
        SOURCE,
        Confidence.HIGH);
  }

  private void tell(String iso3, CountryEvent event) {
    List<RecordedEvent<CountryEvent>> file = files.computeIfAbsent(iso3, _ -> new ArrayList<>());
    long version = file.size() + 1L;
    UUID id = new UUID(iso3.hashCode(), version);
    file.add(
        new RecordedEvent<>(
            id,
            new CountryId(iso3).stream(),
            version,
            new Checkpoint(version, version),
            event.getClass().getSimpleName(),
            event,
            RECORDED_AT,
            RECORDED_AT,
            id,
            id,
            "bench"));
  }
}
