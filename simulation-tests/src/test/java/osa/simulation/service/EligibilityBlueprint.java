package osa.simulation.service;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import osa.eligibility.EligibilityEvents;
import osa.eligibility.assessment.AssessmentCommandHandler;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.CurrentAssessments;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.inbox.WhenAssessmentRequestedThenAssess;
import osa.eligibility.assessment.outbox.AssessmentPublisher;
import osa.eligibility.assessment.reaction.WhenTheWorldChangesThenReassess;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.eligibility.assessment.view.AssessmentSummaryProjection;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.view.CountrySummary;
import osa.eligibility.country.view.CountrySummaryProjection;
import osa.eligibility.edition.view.EditionSummary;
import osa.eligibility.edition.view.EditionSummaryProjection;
import osa.eligibility.lab.view.BackTestSummary;
import osa.eligibility.lab.view.BackTestSummaryProjection;
import osa.eligibility.policy.CompiledModels;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.PublishedRules;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.RulesCalendar;
import osa.eligibility.policy.RulesChanges;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Reaction;
import osa.kernel.store.EventCodec;
import osa.simulation.database.SimulatedViews;
import osa.simulation.service.EligibilityBlueprint.Desks;

/// eligibility-service, with the decision models that the product ships: as in the product, the
/// first who asks for a policy takes them into its stream.
public final class EligibilityBlueprint implements Blueprint<Desks> {

  public static final String TOPIC = "osa.eligibility.v1";

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  // As the service is configured.
  private static final Duration CALENDAR_EVERY = Duration.ofSeconds(5);

  /// The service has these features, each with a front desk.
  public record Desks(
      CountryCommandHandler countries,
      AssessmentCommandHandler assessments,
      PolicyCommandHandler policies,
      RulesChanges rules,
      RulesCalendar calendar) {}

  private final RuleSetCatalogue bundled;
  private final CompiledModels compiled;

  /// @param compiled models keep nothing of a log, and so may be shared by all
  public EligibilityBlueprint(RuleSetCatalogue bundled, CompiledModels compiled) {
    this.bundled = bundled;
    this.compiled = compiled;
  }

  @Override
  public String name() {
    return "eligibility-service";
  }

  @Override
  public String publishesTo() {
    return TOPIC;
  }

  @Override
  public List<String> listensTo() {
    return List.of(GrantBlueprint.TOPIC);
  }

  @Override
  public EventCodec codec() {
    return EligibilityEvents.codec();
  }

  @Override
  public List<Projection<?>> projections() {
    return List.of(
        new CountrySummaryProjection(),
        new AssessmentSummaryProjection(),
        new BackTestSummaryProjection(),
        new EditionSummaryProjection());
  }

  @Override
  public String keyOf(Object view) {
    return switch (view) {
      case CountrySummary country -> country.iso3;
      case BackTestSummary backTest -> backTest.backTestId;
      case EditionSummary edition -> edition.editionId;
      default -> ((AssessmentSummary) view).assessmentId;
    };
  }

  @Override
  public IntegrationPublisher publisher() {
    return new AssessmentPublisher();
  }

  @Override
  public Desks desk(
      EventStore store, Transactions transactions, Projections projections, InstantSource clock) {
    CountryCommandHandler countries = new CountryCommandHandler(store, transactions, projections);
    PolicyCommandHandler policies =
        new PolicyCommandHandler(store, transactions, projections, bundled, clock);
    RulesChanges rules = new RulesChanges(policies, ZONE);
    return new Desks(
        countries,
        new AssessmentCommandHandler(
            store,
            transactions,
            projections,
            countries,
            rules,
            new Assessor(new PublishedRules(policies, compiled)),
            clock,
            ZONE),
        policies,
        rules,
        new RulesCalendar(policies, rules, clock, ZONE));
  }

  @Override
  public List<MessagePolicy<?>> policies(Desks desk) {
    return List.of(new WhenAssessmentRequestedThenAssess(desk.assessments()));
  }

  @Override
  public List<Reaction> reactions(Desks desk, Transactions transactions, SimulatedViews views) {
    return List.of(
        new WhenTheWorldChangesThenReassess(
            desk.assessments(), desk.countries(), desk.rules(), new Current(views), transactions));
  }

  @Override
  public List<Look> looks(Desks desk) {
    return List.of(new Look("rules calendar", CALENDAR_EVERY, desk.calendar()::look));
  }

  private record Current(SimulatedViews views) implements CurrentAssessments {

    @Override
    public List<AssessmentId> about(String iso3) {
      return rows(row -> iso3.equals(row.recipientIso3)).map(Placed::id).toList();
    }

    @Override
    public List<Placed> after(long sequence, int max) {
      return rows(row -> row.sequence > sequence).limit(max).toList();
    }

    private Stream<Placed> rows(Predicate<AssessmentSummary> narrower) {
      return views
          .select(
              AssessmentSummary.class,
              row ->
                  narrower.test(row)
                      && row.grantId != null
                      && row.supersededBy == null
                      && row.outcome != Outcome.REJECTED)
          .stream()
          .sorted(Comparator.comparingLong(row -> row.sequence))
          .map(row -> new Placed(AssessmentId.fromString(row.assessmentId), row.sequence));
    }
  }
}
