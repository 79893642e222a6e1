package osa.launcher.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.Role;
import osa.launcher.Services;
import osa.launcher.Tokens;
import osa.launcher.record.RecordFiles.BudgetRow;
import osa.launcher.record.RecordFiles.DeterminationRow;

/// Loads the record: 218 economies with their facts, then everything else in the order in which
/// it happened.
///
/// It returns when the last answer that travels over Kafka has come. Whatever was loaded before is
/// left as it is; what was cut short is completed. That rests on what the services show, and on
/// idempotency keys only for a request whose answer was lost. Nothing of the record is money
/// unless a source gives its amount.
public final class RecordLoader {
  private static final String ACTOR = "record-loader";
  private static final int NOTE_LENGTH_MAX = 500;

  private final Service budgets;
  private final Service eligibility;
  private final CountryLoader countries;
  private final GrantLoader grants;
  private final Console console;

  public RecordLoader(Services services, Tokens tokens, Console console) {
    this(services, roles -> fixed(tokens.mint(ACTOR, roles)), console);
  }

  RecordLoader(Services services, Badge badge, Console console) {
    this.console = console;
    var grantService =
        new Service("grant-service", services.grants(), badge.tokenFor(Role.DESK_OFFICER), console);
    this.budgets =
        new Service(
            "budget-service", services.budgets(), badge.tokenFor(Role.BUDGET_OFFICER), console);
    this.eligibility =
        new Service(
            "eligibility-service",
            services.eligibility(),
            badge.tokenFor(Role.POLICY_MODELLER, Role.DESK_OFFICER),
            console);
    this.countries = new CountryLoader(eligibility, console);
    this.grants = new GrantLoader(grantService, console);
  }

  /// Where the loader's tokens come from.
  @FunctionalInterface
  interface Badge {
    Supplier<String> tokenFor(Role... roles);
  }

  /// @throws Refusal when a service refuses a step, or does not answer for minutes
  public void load() {
    countries.load();
    grants.lookAround();
    var timeline = Timeline.ofTheRecord();
    timeline.forEach(this::take);
    grants.awaitCommitments();
    console.say("  record  %d steps of %d grants".formatted(timeline.size(), grants.count()));
  }

  private void take(Timeline.Entry entry) {
    switch (entry) {
      case Timeline.Budgeted(BudgetRow row) -> recordFigure(row);
      case Timeline.Determined(DeterminationRow row) -> recordDetermination(row);
      case Timeline.Identified(RecordedGrant grant) -> grants.identify(grant);
      case Timeline.Stepped(RecordedGrant grant, GrantStep step) -> grants.advance(grant, step);
      case Timeline.Assessed(AssessmentFile file) -> assess(file);
    }
  }

  private void recordFigure(BudgetRow row) {
    var figure = BudgetFigure.of(row.kind());
    var ledger = "/fiscal-years/" + row.fiscalYear();
    if (budgets.get(ledger).filter(year -> figure.isShownBy(year.body())).isPresent()) {
      return;
    }
    var note = "%s; confidence: %s".formatted(row.sourceTitle(), row.confidence());
    budgets.create(
        ledger + "/" + figure.route(),
        "record:budget:%d:%s:%s".formatted(row.fiscalYear(), row.kind(), row.date()),
        new Bodies.BudgetFigure(
            Long.parseLong(row.amountJpy()),
            note.substring(0, Math.min(note.length(), NOTE_LENGTH_MAX)),
            row.date()));
  }

  /// Recording a fact that is there already changes nothing, so there is nothing to look at first.
  private void recordDetermination(DeterminationRow row) {
    eligibility.create(
        "/countries/%s/determinations".formatted(row.iso3()),
        "record:determination:%s:%s:%s".formatted(row.iso3(), row.scope(), row.validFrom()),
        new Bodies.Determination(
            row.finding(),
            row.scope(),
            row.validFrom(),
            CountryFacts.orNull(row.validTo()),
            row.reason(),
            new Bodies.Source(row.sourceKind(), row.sourceTitle(), row.sourceUrl()),
            row.confidence()));
  }

  private void assess(AssessmentFile file) {
    var there =
        eligibility.list("/assessments?recipient=" + file.recipientIso3()).stream()
            .anyMatch(assessment -> isThat(file, assessment));
    if (!there) {
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
  }

  private static boolean isThat(AssessmentFile file, JsonNode assessment) {
    return assessment.path("recipientIso3").asText().equals(file.recipientIso3())
        && assessment.at("/request/validOn").asText().equals(file.validOn())
        && !assessment.path("grantId").isTextual();
  }

  private static Supplier<String> fixed(String token) {
    return () -> token;
  }
}
