package osa.simulation.laws;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import osa.budget.fiscalyear.view.FiscalYearSummary;
import osa.budget.fiscalyear.view.FiscalYearSummary.AllocationView;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.grant.grant.view.GrantStatus;
import osa.grant.grant.view.GrantSummary;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// In the end the three services say the same about every grant: what is reserved, committed and
/// released, and how it was assessed. No question is left without an answer, and no grant whose
/// notes do not bind yet relies on an assessment that another one has replaced.
public final class ServicesAgree implements Laws {

  private record Held(long reservedJpy, long committedJpy) {}

  private final SimulatedService<?> grants;
  private final SimulatedService<?> budget;
  private final SimulatedService<?> eligibility;
  private final Meddling meddling;

  public ServicesAgree(
      SimulatedService<?> grants,
      SimulatedService<?> budget,
      SimulatedService<?> eligibility,
      Meddling meddling) {
    this.grants = grants;
    this.budget = budget;
    this.eligibility = eligibility;
    this.meddling = meddling;
  }

  @Override
  public void atRest() {
    for (GrantSummary grant : grants.views().committed(GrantSummary.class)) {
      Map<Integer, Held> expected = expected(grant);
      Map<Integer, Held> held = held(grant);
      if (!expected.equals(held)) {
        throw new LawBroken(
            Law.SERVICES_AGREE,
            grant.grantId,
            "grant %s (%s) counts on %s, the budget holds %s"
                .formatted(grant.grantId, grant.status, expected, held));
      }
      agreeOnAssessment(grant);
    }
  }

  /// What the budget holds for a grant, by fiscal year. What was paid to one that is withdrawn is
  /// gone, and held for nobody.
  private Map<Integer, Held> held(GrantSummary grant) {
    Map<Integer, Held> held = new HashMap<>();
    for (FiscalYearSummary year : budget.views().committed(FiscalYearSummary.class)) {
      for (AllocationView allocation : year.allocations) {
        long goneJpy = grant.status == GrantStatus.WITHDRAWN ? allocation.disbursedJpy() : 0;
        Held here = new Held(allocation.reservedJpy(), allocation.committedJpy() - goneJpy);
        if (allocation.grantId().equals(grant.grantId) && !here.equals(new Held(0, 0))) {
          held.put(Integer.parseInt(year.fiscalYear), here);
        }
      }
    }
    return held;
  }

  /// What a grant counts on, by fiscal year.
  private Map<Integer, Held> expected(GrantSummary grant) {
    if (grant.status == GrantStatus.WITHDRAWN || grant.selection == null) {
      return Map.of();
    }
    int year = grant.selection.fiscalYear();
    return switch (grant.commitment) {
      case COMMITTED -> Map.of(year, new Held(0, grant.notes.amountJpy()));
      case REQUESTED -> uncommitted(grant);
      case NONE ->
          switch (grant.selection.reservation()) {
            case REQUESTED ->
                throw new LawBroken(
                    Law.SERVICES_AGREE, grant.grantId, "asked for money and never heard of it");
            case RESERVED -> Map.of(year, new Held(grant.selection.reservedJpy(), 0));
            case DECLINED, RELEASED -> Map.of();
          };
    };
  }

  private Map<Integer, Held> uncommitted(GrantSummary grant) {
    if (meddling.concerns(grant.grantId)) {
      return Map.of();
    }
    throw new LawBroken(
        Law.SERVICES_AGREE, grant.grantId, "asked for a commitment and never heard of it");
  }

  private void agreeOnAssessment(GrantSummary grant) {
    if (grant.assessment == null || grant.status == GrantStatus.WITHDRAWN) {
      return;
    }
    String id = grant.assessment.assessmentId().toString();
    Optional<AssessmentSummary> assessment =
        eligibility.views().committed(AssessmentSummary.class, id);
    String there = assessment.map(found -> found.outcome.name()).orElse("nothing");
    if (!Objects.equals(grant.assessment.outcome().name(), there)) {
      throw new LawBroken(
          Law.SERVICES_AGREE,
          grant.grantId,
          "grant %s knows assessment %s as %s, eligibility says %s"
              .formatted(grant.grantId, id, grant.assessment.outcome(), there));
    }
    if (!binds(grant) && assessment.filter(found -> found.supersededBy != null).isPresent()) {
      throw new LawBroken(
          Law.SERVICES_AGREE,
          grant.grantId,
          "grant %s relies on assessment %s, which another one has replaced"
              .formatted(grant.grantId, id));
    }
  }

  private static boolean binds(GrantSummary grant) {
    return switch (grant.status) {
      case CANDIDATE, SELECTED, NOTES_SIGNED -> false;
      case IN_FORCE, PARTLY_DELIVERED, DELIVERED, WITHDRAWN -> true;
    };
  }
}
