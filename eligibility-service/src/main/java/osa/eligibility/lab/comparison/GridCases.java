package osa.eligibility.lab.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.assessment.FactsReading;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.lab.comparison.ComparedCase.Side;
import osa.eligibility.lab.domain.GridPlan;

/// The points of a grid, country by country. What stands is what the rule sets in force on the day
/// say with the facts known now.
public final class GridCases {

  private final GridPlan plan;
  private final KnownFacts facts;
  private final Supposed supposed;
  private final TriedRules rules;
  private final List<AssessmentRequest> questions;

  public GridCases(GridPlan plan, KnownFacts facts, Supposed supposed, TriedRules rules) {
    this.plan = plan;
    this.facts = facts;
    this.supposed = supposed;
    this.rules = rules;
    this.questions =
        plan.itemKinds().stream()
            .flatMap(kind -> Stream.of(Question.of(kind, false), Question.of(kind, true)))
            .toList();
  }

  public Iterator<CaseBatch> batches() {
    return plan.countries().stream()
        .map(iso3 -> new CaseBatch(plan.pointsPerCountry(), () -> of(iso3), 0, 0))
        .iterator();
  }

  private List<ComparedCase> of(String iso3) {
    List<ComparedCase> cases = new ArrayList<>();
    for (LocalDate day : plan.days()) {
      Optional<Standing> known = facts.of(iso3, day).map(FactsReading::standing);
      if (known.isEmpty()) {
        throw new IllegalStateException("a grid over a country that is not registered: " + iso3);
      }
      Standing standing = known.get();
      RulePair inForce = rules.inForceOn(day);
      Side before = new Side(standing, inForce);
      Side after = new Side(supposed.of(iso3, day, standing), rules.withCandidates(inForce, day));
      for (AssessmentRequest question : questions) {
        cases.add(new ComparedCase(null, iso3, day, question, before, after));
      }
    }
    return cases;
  }
}
