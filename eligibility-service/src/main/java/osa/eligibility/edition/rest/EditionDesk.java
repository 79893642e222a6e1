package osa.eligibility.edition.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.Country;
import osa.eligibility.country.domain.CountryDecider;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.FactBook;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.view.CountryQueries;
import osa.eligibility.edition.EditionConfig;
import osa.eligibility.edition.Rehearsal;
import osa.eligibility.edition.Rehearsal.Rehearsed;
import osa.eligibility.edition.csv.BadLine;
import osa.eligibility.edition.csv.EditionReader;
import osa.eligibility.edition.csv.EditionReader.Reading;
import osa.eligibility.edition.domain.Edition;
import osa.eligibility.edition.domain.EditionPreview;
import osa.eligibility.edition.domain.EditionRejection;
import osa.eligibility.edition.domain.Origin;
import osa.eligibility.edition.domain.Stated;
import osa.eligibility.edition.domain.Table;
import osa.eligibility.policy.ContentHash;
import osa.kernel.Decision;
import osa.kernel.Rejection;
import osa.kernel.Transactions;
import osa.kernel.rest.Problem;
import osa.kernel.rest.ProblemException;

/// Takes files in, within the limits, and rehearses what they would do. Ends the request with a
/// problem when something is wrong with a file.
@ApplicationScoped
class EditionDesk {

  private static final int COUNTRIES_MAX = 10_000;

  private final EditionConfig config;
  private final CountryQueries countries;
  private final Transactions transactions;
  private final Rehearsal rehearsal;

  EditionDesk(
      EditionConfig config,
      CountryQueries countries,
      Transactions transactions,
      Rehearsal rehearsal) {
    this.config = config;
    this.countries = countries;
    this.transactions = transactions;
    this.rehearsal = rehearsal;
  }

  /// A file that was read.
  record Taken(Table table, Origin origin, EditionPreview preview) {}

  Taken take(
      String csv, Source source, Confidence confidence, Function<EditionReader, Reading> read) {
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > config.csvBytesMax()) {
      throw tooLarge(Map.of("bytes", bytes.length, "bytesMax", config.csvBytesMax()));
    }
    Set<String> registered = registered();
    Table table =
        switch (read.apply(new EditionReader(registered, config.rowsMax()))) {
          case Reading.Whole(var whole) -> whole;
          case Reading.Refused(var lines) -> throw badLines(lines);
          case Reading.TooLong(int rows) ->
              throw tooLarge(Map.of("rows", rows, "rowsMax", config.rowsMax()));
        };
    List<Stated> facts = table.facts(source, confidence);
    objectionTo(facts)
        .ifPresent(
            rejection -> {
              throw new ProblemException(Problem.of(rejection));
            });
    return new Taken(
        table,
        new Origin(source, confidence, csv, ContentHash.of(bytes)),
        rehearsal.of(facts, registered).preview());
  }

  /// What the acceptance of an edition would do now.
  Rehearsed rehearse(Edition.Proposed edition) {
    Origin origin = edition.origin();
    return rehearsal.of(edition.table().facts(origin.source(), origin.confidence()), registered());
  }

  /// What a country's file would never take in, whatever it says.
  private static Optional<Rejection> objectionTo(List<Stated> facts) {
    CountryDecider decider = new CountryDecider();
    for (Stated stated : facts) {
      Country any = new Country.Registered(stated.iso3(), null, "", "", FactBook.EMPTY);
      switch (decider.decide(stated.recording(), any)) {
        case Decision.Accepted<CountryEvent> _ -> {}
        case Decision.Rejected<CountryEvent>(var rejection) -> {
          return Optional.of(rejection);
        }
      }
    }
    return Optional.empty();
  }

  private Set<String> registered() {
    return transactions.required(
        () -> {
          Set<String> registered = new TreeSet<>();
          countries.after("", COUNTRIES_MAX).forEach(country -> registered.add(country.iso3));
          return registered;
        });
  }

  private static ProblemException tooLarge(Map<String, Object> details) {
    return ProblemException.of(EditionRejection.EDITION_TOO_LARGE, details);
  }

  private static ProblemException badLines(List<BadLine> lines) {
    return ProblemException.of(
        EditionRejection.EDITION_HAS_BAD_LINES,
        Map.of("badLines", lines.stream().map(EditionDesk::told).toList()));
  }

  private static Map<String, Object> told(BadLine bad) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("line", bad.line());
    told.put("column", bad.column());
    told.put("value", bad.value());
    told.put("reason", bad.reason());
    told.put("remedy", bad.remedy());
    return told;
  }
}
