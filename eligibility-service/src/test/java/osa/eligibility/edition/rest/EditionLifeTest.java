package osa.eligibility.edition.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static osa.eligibility.ServiceApi.as;
import static osa.eligibility.ServiceApi.create;
import static osa.eligibility.ServiceApi.fact;
import static osa.eligibility.ServiceApi.registered;
import static osa.eligibility.edition.rest.EditionApi.acceptAsSeen;
import static osa.eligibility.edition.rest.EditionApi.file;
import static osa.eligibility.edition.rest.EditionApi.groups;
import static osa.eligibility.edition.rest.EditionApi.hashOf;
import static osa.eligibility.edition.rest.EditionApi.idOf;
import static osa.eligibility.edition.rest.EditionApi.propose;
import static osa.eligibility.edition.rest.EditionApi.read;
import static osa.eligibility.edition.rest.EditionApi.step;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.CountryCommand.RecordRestriction;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.RestrictionKind;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.eligibility.country.view.CountryQueries;
import osa.eligibility.edition.EditionCommandHandler;
import osa.eligibility.edition.EditionOutdated;
import osa.eligibility.edition.Rehearsal;
import osa.eligibility.edition.Rehearsal.Rehearsed;
import osa.eligibility.edition.domain.Edition;
import osa.eligibility.edition.domain.EditionId;
import osa.kernel.AppendResult;
import osa.kernel.Checkpoint;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;
import osa.kernel.testing.PostgresForTests;

/// An edition from the file to the countries' files.
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionLifeTest {

  private static final AtomicInteger COUNTRIES = new AtomicInteger();

  @Inject EventStore log;
  @Inject Transactions transactions;
  @Inject Projections projections;
  @Inject CountryCommandHandler countries;
  @Inject CountryQueries list;
  @Inject EditionCommandHandler editions;
  @Inject Rehearsal rehearsal;

  private final String one = "XA" + (char) ('A' + COUNTRIES.getAndIncrement());
  private final String other = "XB" + one.charAt(2);

  @BeforeEach
  void two_countries_are_registered() {
    registered(one);
    registered(other);
  }

  private static long events(String iso3) {
    return ((Number)
            as("auditor")
                .get("/countries/" + iso3)
                .then()
                .statusCode(200)
                .extract()
                .path("version"))
        .longValue();
  }

  private String csv(String ofOne, String ofOther) {
    return "iso3,group\n%s,%s\n%s,%s\n".formatted(one, ofOne, other, ofOther);
  }

  @Test
  void a_proposed_edition_says_what_it_would_change_and_no_file_knows_of_it() {
    String id = groups(csv("UM", "LM"));

    read(id)
        .header("ETag", "\"2\"")
        .body("state", equalTo("PROPOSED"))
        .body("dataSet", equalTo("WORLD_BANK_INCOME_GROUPS"))
        .body("worldBankYear", equalTo(2027))
        .body("proposedBy", notNullValue())
        .body("endedBy", nullValue())
        .body("figures.factsNew", equalTo(2))
        .body("preview.facts.iso3", contains(one, other))
        .body("preview.facts.line", contains(2, 3))
        .body("preview.facts[0].novelty", equalTo("NEW"))
        .body("preview.facts[0].before.statement", equalTo("World Bank FY2024: income group LM"))
        .body("preview.facts[0].after.statement", equalTo("World Bank FY2027: income group UM"))
        .body("preview.facts[0].after.validFrom", equalTo("2026-07-01"))
        .body("preview.facts[0].after.validTo", equalTo("2027-07-01"))
        .body("preview.notMentioned", not(hasItem(one)));
    assertEquals(3, events(one));
  }

  @Test
  void accepted_it_is_in_every_file_and_each_fact_names_the_acceptance_as_its_cause() {
    String id = groups(csv("UM", "LM"));
    acceptAsSeen(id).statusCode(200).body("state", equalTo("ACCEPTED"));

    as("auditor")
        .get("/countries/" + one + "?asOf=2026-07-01")
        .then()
        .body("incomeGroup", equalTo("UM"));
    List<RecordedEvent<?>> history = log.load(EditionId.fromString(id).stream());
    RecordedEvent<?> accepted = history.getLast();
    for (String iso3 : List.of(one, other)) {
      RecordedEvent<?> recorded = log.load(new CountryId(iso3).stream()).getLast();
      assertEquals("income-group-recorded.v1", recorded.type());
      assertEquals(accepted.id(), recorded.causationId());
      assertEquals(accepted.correlationId(), recorded.correlationId());
      assertEquals(accepted.actor(), recorded.actor());
      assertEquals(accepted.position().transactionId(), recorded.position().transactionId());
    }
    as("auditor")
        .get("/editions/" + id + "/events")
        .then()
        .statusCode(200)
        .body(
            "items.type",
            contains("income-groups-proposed.v1", "edition-previewed.v1", "edition-accepted.v1"))
        .body("items[2].data.factsRecorded", equalTo(2));
  }

  @Test
  void the_same_edition_again_records_nothing_and_a_corrected_one_only_what_it_corrects() {
    acceptAsSeen(groups(csv("UM", "LM"))).statusCode(200);
    Instant before = Instant.now();
    String again = groups(csv("UM", "LM"));
    read(again).body("figures.factsUnchanged", equalTo(2)).body("figures.factsNew", equalTo(0));
    acceptAsSeen(again).statusCode(200);
    assertEquals(4, events(one));

    String corrected = groups(csv("LM", "LM"));
    read(corrected)
        .body("preview.facts.novelty", contains("CHANGED", "UNCHANGED"))
        .body("preview.facts[0].before.statement", equalTo("World Bank FY2027: income group UM"));
    acceptAsSeen(corrected).statusCode(200);

    assertEquals(5, events(one));
    assertEquals(4, events(other));
    String onTheDay = "/countries/" + one + "?asOf=2026-07-01";
    as("auditor").get(onTheDay).then().body("incomeGroup", equalTo("LM"));
    as("auditor").get(onTheDay + "&asKnownAt=" + before).then().body("incomeGroup", equalTo("UM"));
  }

  @Test
  void one_bad_line_and_nothing_of_it_is_taken_in() {
    propose(
            "income-groups",
            file(
                "iso3,group\n%s,UM\nZZQ,LM\n%s,RICH\n".formatted(one, other),
                "worldBankYear",
                2027))
        .statusCode(422)
        .body("code", equalTo("EDITION_HAS_BAD_LINES"))
        .body("badLines.line", contains(3, 4))
        .body("badLines.column", contains("iso3", "group"))
        .body("badLines.value", contains("ZZQ", "RICH"))
        .body("badLines[0].reason", containsString("registered"))
        .body("badLines[1].remedy", containsString("use one of"));
    assertEquals(3, events(one));
  }

  @Test
  void a_period_without_a_day_and_a_file_that_is_too_large_are_refused() {
    propose(
            "dac-listings",
            file(
                "iso3,listed\n" + one + ",no\n",
                "validFrom",
                "2026-01-01",
                "validTo",
                "2026-01-01"))
        .statusCode(422)
        .body("code", equalTo("PERIOD_HAS_NO_DAY"));
    propose("conflict-signals", file("x".repeat(200_001)))
        .statusCode(422)
        .body("code", equalTo("EDITION_TOO_LARGE"))
        .body("bytesMax", equalTo(200_000));
    propose("conflict-signals", file("iso3\n" + "PHL\n".repeat(5_001)))
        .statusCode(422)
        .body("code", equalTo("EDITION_TOO_LARGE"))
        .body("rowsMax", equalTo(5_000));
  }

  @Test
  void what_was_looked_at_is_what_is_accepted() {
    String id = groups(csv("UM", "LM"));
    String seen = hashOf(id);
    create(
            "policy-modeller",
            "/countries/" + one + "/income-groups",
            fact("worldBankYear", 2027, "group", "H", "validFrom", "2026-07-01"))
        .statusCode(201);

    step(id, "acceptance", Map.of("previewHash", seen))
        .statusCode(409)
        .body("code", equalTo("PREVIEW_OUTDATED"))
        .body("remedy", containsString("preview anew"));
    assertEquals(3, events(other));

    step(id, "preview", Map.of())
        .statusCode(200)
        .body("version", equalTo(3))
        .body("preview.facts[0].novelty", equalTo("CHANGED"));
    step(id, "acceptance", Map.of("previewHash", seen))
        .statusCode(409)
        .body("code", equalTo("PREVIEW_NOT_THE_LATEST"));
    acceptAsSeen(id).statusCode(200);
    assertEquals(5, events(one));
  }

  @Test
  void a_fact_about_something_else_leaves_a_preview_true() {
    String id = groups(csv("UM", "LM"));
    create(
            "policy-modeller",
            "/countries/" + one + "/restrictions",
            fact("kind", "UN_MEASURES", "validFrom", "2020-01-01"))
        .statusCode(201);

    acceptAsSeen(id).statusCode(200);
    assertEquals(5, events(one));
  }

  @Test
  void discarded_it_stays_readable_and_changes_nothing_for_ever() {
    String csv = "\uFEFF" + csv("UM", "LM");
    String id = groups(csv);
    step(id, "discard", Map.of("reason", "a draft of the Bank"))
        .statusCode(200)
        .body("state", equalTo("DISCARDED"))
        .body("reason", equalTo("a draft of the Bank"))
        .body("endedBy", notNullValue());

    acceptAsSeen(id).statusCode(409).body("code", equalTo("EDITION_ENDED"));
    step(id, "preview", Map.of()).statusCode(409).body("code", equalTo("EDITION_ENDED"));
    assertEquals(3, events(one));
    assertEquals(csv, EditionApi.download(id));
  }

  @Test
  void there_has_to_be_one_and_a_version_has_to_be_named() {
    String id = UUID.randomUUID().toString();
    for (String path : List.of("", "/events", "/file")) {
      as("auditor")
          .accept("*/*")
          .get("/editions/" + id + path)
          .then()
          .statusCode(404)
          .body("code", equalTo("UNKNOWN_EDITION"));
    }
    as("policy-modeller")
        .header("If-Match", "\"2\"")
        .body(Map.of("previewHash", "0".repeat(64)))
        .post("/editions/" + id + "/acceptance")
        .then()
        .statusCode(404);
    as("policy-modeller")
        .body(Map.of("previewHash", "0".repeat(64)))
        .post("/editions/" + groups(csv("UM", "LM")) + "/acceptance")
        .then()
        .statusCode(428);
  }

  @Test
  void the_same_key_proposes_once() {
    Map<String, Object> body = file(csv("UM", "LM"), "worldBankYear", 2027);
    String key = UUID.randomUUID().toString();
    String first = idOf(create("policy-modeller", "/editions/income-groups", body, key));
    String second = idOf(create("policy-modeller", "/editions/income-groups", body, key));
    assertEquals(first, second);
  }

  @Test
  void an_acceptance_that_dies_midway_leaves_nothing_in_any_file() {
    EditionId id = EditionId.fromString(groups(csv("UM", "LM")));
    Rehearsed present = rehearsed(id);
    EventStore dying = new DyingStore(log, new CountryId(other).stream());
    EditionCommandHandler handler =
        new EditionCommandHandler(
            dying,
            transactions,
            projections,
            new CountryCommandHandler(dying, transactions, projections));

    assertThrows(IllegalStateException.class, () -> accept(handler, id, present));

    assertEquals(3, events(one));
    assertEquals(3, events(other));
    read(id.toString()).body("state", equalTo("PROPOSED"));
    acceptAsSeen(id.toString()).statusCode(200);
    assertEquals(4, events(one));
  }

  @Test
  void a_file_that_is_written_to_after_the_rehearsal_undoes_the_acceptance() {
    EditionId id = EditionId.fromString(groups(csv("UM", "LM")));
    Rehearsed present = rehearsed(id);
    Source source = new Source(SourceKind.OFFICIAL, "a source", null);
    countries.handle(
        new CountryId(other),
        new RecordRestriction(
            new Restriction(
                RestrictionKind.UN_MEASURES, null, null, null, source, Confidence.HIGH)),
        ExpectedVersion.any(),
        context());

    assertThrows(EditionOutdated.class, () -> accept(editions, id, present));

    assertEquals(3, events(one));
    read(id.toString()).body("state", equalTo("PROPOSED"));
  }

  private Rehearsed rehearsed(EditionId id) {
    Edition.Proposed edition = editions.proposed(id).orElseThrow();
    return rehearsal.of(
        edition.table().facts(edition.origin().source(), edition.origin().confidence()),
        registeredCountries());
  }

  /// All that the preview knew, so that the hash is the same.
  private Set<String> registeredCountries() {
    return transactions.required(
        () ->
            list.after("", 10_000).stream()
                .map(country -> country.iso3)
                .collect(Collectors.toSet()));
  }

  private static void accept(EditionCommandHandler handler, EditionId id, Rehearsed present) {
    handler.accept(id, present.preview().hash(), present, ExpectedVersion.exactly(2), context());
  }

  private static Context context() {
    return new Context("tester", Instant.now(), UUID.randomUUID(), UUID.randomUUID());
  }

  /// Breaks when one stream is written to.
  private record DyingStore(EventStore store, StreamId dies) implements EventStore {
    @Override
    public List<RecordedEvent<?>> load(StreamId stream) {
      return store.load(stream);
    }

    @Override
    public List<RecordedEvent<?>> load(StreamId stream, long afterVersion, int eventsMax) {
      return store.load(stream, afterVersion, eventsMax);
    }

    @Override
    public AppendResult append(
        StreamId stream, long expectedVersion, List<?> events, Context context) {
      if (stream.equals(dies)) {
        throw new IllegalStateException("the process dies here");
      }
      return store.append(stream, expectedVersion, events, context);
    }

    @Override
    public List<RecordedEvent<?>> readAfter(Checkpoint checkpoint, int eventsMax) {
      return store.readAfter(checkpoint, eventsMax);
    }
  }
}
