package osa.eligibility;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import osa.eligibility.assessment.Assessor.CountryFacts;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Country;
import osa.eligibility.country.domain.CountryCommand;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryCommand.RegisterCountry;
import osa.eligibility.country.domain.CountryDecider;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.TransferAgreement;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.Checkpoint;
import osa.kernel.Decision;
import osa.kernel.RecordedEvent;

/// The real countries and conflicts of the record, brought in through the decider like any other
/// fact, so that a rule that would refuse the real record is seen at once.
public final class RealRecord implements CountryFacts {

  public static final Instant LOADED_AT = Instant.parse("2026-11-01T00:00:00Z");

  private final CountryDecider decider = new CountryDecider();
  private final Map<String, List<RecordedEvent<CountryEvent>>> histories = new HashMap<>();

  public static RealRecord load() {
    RealRecord real = new RealRecord();
    Csv.rows("countries.csv").forEach(row -> real.tell(row.get("iso3"), country(row)));
    Csv.rows("conflicts.csv")
        .forEach(row -> real.tell(row.get("country_iso3"), new RecordConflictSignal(signal(row))));
    return real;
  }

  /// With the determinations that explain Japan's real decisions.
  public static RealRecord withDeterminations() {
    RealRecord real = load();
    Csv.rows("determinations.csv")
        .forEach(row -> real.tell(row.get("iso3"), new RecordDetermination(determination(row))));
    return real;
  }

  public RealRecord determine(
      String iso3, String finding, String scope, String from, SourceKind source) {
    return tell(
        iso3,
        new RecordDetermination(
            new Determination(
                Determination.Finding.valueOf(finding),
                Determination.Scope.valueOf(scope),
                LocalDate.parse(from),
                null,
                "as Japan visibly acted",
                new Source(source, "for the test", null),
                Confidence.HIGH)));
  }

  /// Decides the command on the country's history and keeps what happened; throws when refused.
  public RealRecord tell(String iso3, CountryCommand command) {
    return tell(iso3, command, LOADED_AT);
  }

  public RealRecord tell(String iso3, CountryCommand command, Instant recordedAt) {
    var history = histories.computeIfAbsent(iso3, _ -> new ArrayList<>());
    Country state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event.data());
    }
    switch (decider.decide(command, state)) {
      case Decision.Accepted<CountryEvent>(var events) ->
          events.forEach(
              event -> history.add(recorded(iso3, history.size() + 1, event, recordedAt)));
      case Decision.Rejected<CountryEvent>(var rejection) ->
          throw new IllegalArgumentException(iso3 + ": " + rejection);
    }
    return this;
  }

  public List<RecordedEvent<CountryEvent>> history(String iso3) {
    return List.copyOf(histories.getOrDefault(iso3, List.of()));
  }

  @Override
  public Optional<Facts> of(CountryId country, LocalDate validOn, Instant knownAt) {
    return Facts.of(history(country.iso3()), validOn, knownAt);
  }

  static RecordedEvent<CountryEvent> recorded(
      String iso3, int version, CountryEvent event, Instant at) {
    UUID id = UUID.nameUUIDFromBytes((iso3 + version).getBytes(StandardCharsets.UTF_8));
    return new RecordedEvent<>(
        id,
        new CountryId(iso3).stream(),
        version,
        new Checkpoint(version, version),
        event.getClass().getSimpleName(),
        event,
        at,
        at,
        id,
        id,
        "record-loader");
  }

  private static RegisterCountry country(Map<String, String> row) {
    List<IncomeClassification> incomes = new ArrayList<>();
    for (int year = 2023; year <= 2027; year++) {
      incomes.add(income(year, row.get("wb_fy" + year % 100), row.get("wb_fy27_basis")));
    }
    return new RegisterCountry(
        row.get("iso3"),
        row.get("iso2"),
        row.get("name"),
        row.get("wb_region"),
        incomes,
        listings(row.get("dac_oda_recipient"), row.get("dac_list_basis")),
        agreements(row));
  }

  private static IncomeClassification income(int year, String group, String basis) {
    return new IncomeClassification(
        year,
        group.isEmpty()
            ? IncomeGroup.UNCLASSIFIED
            : IncomeGroup.valueOf(group.toUpperCase(Locale.ROOT)),
        LocalDate.of(year - 1, 7, 1),
        LocalDate.of(year, 7, 1),
        new Source(
            SourceKind.DATASET,
            year == 2027 ? "World Bank FY2027, " + basis : "World Bank FY" + year,
            null),
        incomeConfidence(year, group));
  }

  private static Confidence incomeConfidence(int year, String group) {
    if (group.isEmpty()) {
      return Confidence.UNCONFIRMED;
    }
    return year == 2027 ? Confidence.MEDIUM : Confidence.HIGH;
  }

  private static List<DacListing> listings(String recipient, String basis) {
    LocalDate start = LocalDate.of(2022, 1, 1);
    LocalDate graduation = LocalDate.of(2026, 1, 1);
    return switch (recipient) {
      case "yes" -> List.of(listing(true, start, null, basis));
      case "no" -> List.of(listing(false, start, null, basis));
      case "yes until 2025-12-31, no from 2026-01-01" ->
          List.of(listing(true, start, graduation, basis), listing(false, graduation, null, basis));
      default -> throw new IllegalArgumentException(recipient);
    };
  }

  private static DacListing listing(boolean listed, LocalDate from, LocalDate to, String basis) {
    return new DacListing(
        listed, from, to, new Source(SourceKind.DATASET, basis, null), Confidence.MEDIUM);
  }

  private static List<TransferAgreement> agreements(Map<String, String> row) {
    if (row.get("dett_source").isEmpty()) {
      return List.of();
    }
    LocalDate signed = lastDayOf(row.get("dett_agreement_date"));
    LocalDate inForce = lastDayOf(row.get("dett_in_force_date"));
    return List.of(
        new TransferAgreement(
            signed,
            inForce,
            new Source(SourceKind.PRESS, row.get("dett_source"), null),
            signed == null && inForce == null ? Confidence.UNCONFIRMED : Confidence.MEDIUM));
  }

  private static LocalDate lastDayOf(String date) {
    return switch (date.length()) {
      case 0 -> null;
      case 4 -> Year.parse(date).atMonth(12).atEndOfMonth();
      case 7 -> YearMonth.parse(date).atEndOfMonth();
      default -> LocalDate.parse(date);
    };
  }

  private static ConflictSignal signal(Map<String, String> row) {
    boolean ucdp = row.get("source").startsWith("UCDP");
    return new ConflictSignal(
        row.get("conflict"),
        row.get("type").equals("interstate") ? ConflictScope.INTERSTATE : ConflictScope.INTERNAL,
        ConflictSignal.Intensity.valueOf(
            row.get("intensity").toUpperCase(Locale.ROOT).replace('-', '_')),
        LocalDate.parse(row.get("start_date")),
        lastDayOf(row.get("end_date")),
        row.get("note").isEmpty() ? null : row.get("note"),
        new Source(ucdp ? SourceKind.DATASET : SourceKind.PRESS, row.get("source"), null),
        ucdp ? Confidence.HIGH : Confidence.MEDIUM);
  }

  private static Determination determination(Map<String, String> row) {
    String url = row.get("source_url");
    return new Determination(
        Determination.Finding.valueOf(row.get("finding")),
        Determination.Scope.valueOf(row.get("scope")),
        LocalDate.parse(row.get("valid_from")),
        lastDayOf(row.get("valid_to")),
        row.get("reason"),
        new Source(
            SourceKind.valueOf(row.get("source_kind")),
            row.get("source_title"),
            url.isEmpty() ? null : url),
        Confidence.valueOf(row.get("confidence")));
  }
}
