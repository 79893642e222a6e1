package osa.simulation.clients;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;
import osa.kernel.ExpectedVersion;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.service.EligibilityBlueprint.Desks;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.World;

/// Decides what the rules leave to a person.
public final class Approver implements Runnable {

  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final SimulatedService<Desks> eligibility;
  private final Person person;
  private final World world;

  public Approver(World world, SimulatedService<Desks> eligibility, AnswersAreKept answers) {
    this.world = world;
    this.eligibility = eligibility;
    this.person = new Person(world, "approver", answers);
  }

  @Override
  public void run() {
    while (true) {
      long seen = eligibility.database().commits();
      referred().ifPresentOrElse(this::decide, () -> awaitNews(seen));
      world.sleep(world.upTo(GLANCE));
    }
  }

  private void awaitNews(long seen) {
    world.pauseUntil(() -> eligibility.database().commits() != seen);
  }

  private Optional<AssessmentSummary> referred() {
    return eligibility.views().committed(AssessmentSummary.class).stream()
        .filter(assessment -> assessment.outcome == Outcome.REFERRED)
        .filter(assessment -> assessment.supersededBy == null)
        .findFirst();
  }

  private void decide(AssessmentSummary assessment) {
    ReferralDecision decision =
        world.oneOf(
            List.of(ReferralDecision.APPROVE, ReferralDecision.APPROVE, ReferralDecision.REJECT));
    AssessmentId id = AssessmentId.fromString(assessment.assessmentId);
    person.change(
        eligibility,
        "close referral " + id,
        (desks, context) ->
            desks
                .assessments()
                .closeReferral(
                    id,
                    new CloseReferral(decision, "as it is", person.name(), person.today()),
                    ExpectedVersion.exactly(assessment.version),
                    context));
  }
}
