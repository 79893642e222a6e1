package osa.launcher.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.Role;
import osa.launcher.Services;
import osa.launcher.Tokens;
import osa.launcher.record.GrantStep.Progress;
import osa.launcher.record.RecordFiles.BudgetRow;
import osa.launcher.record.RecordFiles.ConflictRow;
import osa.launcher.record.RecordFiles.CountryRow;
import osa.launcher.record.RecordFiles.DeterminationRow;

/// Loads the record: 218 economies with their facts, then everything else in the order in which
/// it happened.
///
/// It returns when the last answer that travels over Kafka has come. Whatever was loaded before is
/// left as it is; what was cut short is completed. Nothing of the record is money unless a source
/// gives its amount.
public final class RecordLoader {
  private static final String ACTOR = "record-loader";
  private static final int COUNTRIES_AT_ONCE = 6;
  private static final int PAGE_LIMIT = 200;
  private static final int NOTE_LENGTH_MAX = 500;

  private final Service grants;
  private final Service budgets;
  private final Service eligibility;
  private final Console console;
  private final Map<String, String> grantIds = new HashMap<>();

  public RecordLoader(Services services, Tokens tokens, Console console) {
    this.console = console;
    this.grants = service("grant-service", services.grants(), tokens, Role.DESK_OFFICER);
    this.budgets = service("budget-service", services.budgets(), tokens, Role.BUDGET_OFFICER);
    this.eligibility =
        service(
            "eligibility-service",
            services.eligibility(),
            tokens,
            Role.POLICY_MODELLER,
            Role.DESK_OFFICER);
  }

  /// @throws Refusal when a service refuses a step, or does not answer for minutes
  public void load() {
    loadCountries();
    var timeline = Timeline.ofTheRecord();
    timeline.forEach(this::take);
    awaitCommitments();
    console.say(
        "  record  complete: %d grants, %d steps".formatted(grantIds.size(), timeline.size()));
  }

  private void loadCountries() {
    var known = knownCountries();
    var signals =
        RecordFiles.conflicts().stream().collect(Collectors.groupingBy(ConflictRow::iso3));
    var rows = RecordFiles.countries();
    var slots = new Semaphore(COUNTRIES_AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (var row : rows) {
        var itsSignals = signals.getOrDefault(row.iso3(), List.of());
        running.add(threads.submit(() -> loadCountry(slots, row, itsSignals, known)));
      }
      for (var one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("The loading of the record was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e);
    }
    console.say(
        "  record  %d countries, %d conflict signals"
            .formatted(rows.size(), signals.values().stream().mapToInt(List::size).sum()));
  }

  private Set<String> knownCountries() {
    Set<String> known = new HashSet<>();
    var cursor = "";
    while (cursor != null) {
      var page =
          eligibility
              .get("/countries?limit=%d%s".formatted(PAGE_LIMIT, cursor))
              .orElseThrow(() -> new Refusal("eligibility-service knows no /countries."))
              .body();
      page.path("items").forEach(country -> known.add(country.path("iso3").asText()));
      var next = page.path("nextCursor").asText("");
      cursor = next.isEmpty() || next.equals("null") ? null : "&cursor=" + next;
    }
    return known;
  }

  /// The signals of one country one after the other: they are facts of one history.
  private void loadCountry(
      Semaphore slots, CountryRow row, List<ConflictRow> signals, Set<String> known) {
    slots.acquireUninterruptibly();
    try {
      if (!known.contains(row.iso3())) {
        eligibility.create("/countries", "record:country:" + row.iso3(), CountryFacts.country(row));
      }
      for (var i = 0; i < signals.size(); i++) {
        eligibility.create(
            "/countries/%s/conflict-signals".formatted(row.iso3()),
            "record:conflict:%s:%d".formatted(row.iso3(), i + 1),
            CountryFacts.conflictSignal(signals.get(i)));
      }
    } finally {
      slots.release();
    }
  }

  private void take(Timeline.Entry entry) {
    switch (entry) {
      case Timeline.Budgeted(BudgetRow row) -> recordFigure(row);
      case Timeline.Determined(DeterminationRow row) -> recordDetermination(row);
      case Timeline.Identified(RecordedGrant grant) -> identify(grant);
      case Timeline.Stepped(RecordedGrant grant, GrantStep step) -> advance(grant, step);
      case Timeline.Assessed(AssessmentFile file) -> assess(file);
    }
  }

  private void recordFigure(BudgetRow row) {
    var route =
        switch (row.kind()) {
          case "request" -> "budget-requests";
          case "draft" -> "budget-drafts";
          case "initial" -> "initial-appropriation";
          case "supplementary" -> "supplementary-appropriations";
          case String other -> throw new IllegalStateException("no such budget figure: " + other);
        };
    var note = "%s; confidence: %s".formatted(row.sourceTitle(), row.confidence());
    budgets.create(
        "/fiscal-years/%d/%s".formatted(row.fiscalYear(), route),
        "record:budget:%d:%s:%s".formatted(row.fiscalYear(), row.kind(), row.date()),
        new Bodies.BudgetFigure(
            Long.parseLong(row.amountJpy()),
            note.substring(0, Math.min(note.length(), NOTE_LENGTH_MAX)),
            row.date()));
  }

  private void recordDetermination(DeterminationRow row) {
    eligibility.create(
        "/countries/%s/determinations".formatted(row.iso3()),
        "record:determination:%s:%s:%s".formatted(row.iso3(), row.scope(), row.validFrom()),
        new Bodies.Determination(
            row.finding(),
            row.scope(),
            row.validFrom(),
            RecordDate.orNull(row.validTo()),
            row.reason(),
            new Bodies.Source(row.sourceKind(), row.sourceTitle(), row.sourceUrl()),
            row.confidence()));
  }

  private void identify(RecordedGrant grant) {
    var answer = grants.create("/grants", "record:grant:" + grant.key(), grant.candidate());
    grantIds.put(grant.key(), answer.body().path("grantId").asText());
  }

  private void assess(AssessmentFile file) {
    eligibility.create(
        "/assessments",
        "record:assessment:" + file.key(),
        new Bodies.Assessment(
            file.recipientIso3(),
            file.validOn(),
            file.pillars(),
            file.beneficiary(),
            file.items(),
            List.of(),
            Bodies.Undertakings.BOTH));
  }

  /// Looks, gives the command when it has not been given, and waits for the answer it asks for.
  private void advance(RecordedGrant grant, GrantStep step) {
    var address = "/grants/" + grantIds.get(grant.key());
    var patience = new Patience(console, grant.key() + " waits");
    var state = read(address);
    while (true) {
      switch (step.progress(state.body())) {
        case Progress.Done() -> {
          return;
        }
        case Progress.ToDo() -> state = command(address, step, state, patience);
        case Progress.Waiting(String answer) -> {
          patience.waitAfter(() -> "for " + answer);
          state = read(address);
        }
        case Progress.WentOtherwise(String how) ->
            throw new Refusal("%s does not go as it went: %s.".formatted(grant.key(), how));
      }
    }
  }

  /// The state after the command; or the present one, when an answer of another service came in
  /// between and the step has to be looked at again.
  private Service.Answer command(
      String address, GrantStep step, Service.Answer state, Patience patience) {
    var changed = grants.change(address + "/" + step.path(), state.version(), step.body());
    if (changed.isEmpty()) {
      patience.waitAfter(() -> "to take the step " + step.path());
      return read(address);
    }
    if (step.progress(changed.get().body()) instanceof Progress.ToDo) {
      throw new Refusal(address + " accepted the step " + step.path() + " and does not show it.");
    }
    return changed.get();
  }

  /// Commitments are asked for by notes that enter into force, and nothing waits for them before.
  private void awaitCommitments() {
    for (var id : grantIds.values()) {
      var patience = new Patience(console, "grant " + id + " waits");
      while (isUncommitted(read("/grants/" + id).body())) {
        patience.waitAfter(() -> "for its commitment");
      }
    }
  }

  private static boolean isUncommitted(JsonNode grant) {
    return grant.path("commitment").asText().equals("REQUESTED");
  }

  private Service.Answer read(String address) {
    return grants
        .get(address)
        .orElseThrow(() -> new Refusal("grant-service has lost " + address + "."));
  }

  private Service service(String name, URI base, Tokens tokens, Role... roles) {
    return new Service(name, base, tokens.mint(ACTOR, roles), console);
  }
}
