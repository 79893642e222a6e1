package osa.eligibility.assessment.rest;

import static osa.eligibility.platform.Roles.APPROVER;
import static osa.eligibility.platform.Roles.AUDITOR;
import static osa.eligibility.platform.Roles.BUDGET_OFFICER;
import static osa.eligibility.platform.Roles.DESK_OFFICER;
import static osa.eligibility.platform.Roles.POLICY_APPROVER;
import static osa.eligibility.platform.Roles.POLICY_MODELLER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.Derivation;
import osa.eligibility.assessment.NearMiss;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.rest.DecisionsView.DecisionView;
import osa.eligibility.assessment.rest.DecisionsView.NearMissView;
import osa.eligibility.assessment.rules.EligibilityRules.Findings;
import osa.eligibility.assessment.rules.Sheet;
import osa.eligibility.assessment.view.AssessmentQueries;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.country.CountryCommandHandler;
import osa.kernel.rest.ProblemException;

/// Why an assessment came out as it did, for three readers. Nothing is recorded.
@Path("/assessments/{assessmentId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments")
@RolesAllowed({DESK_OFFICER, APPROVER, BUDGET_OFFICER, POLICY_MODELLER, POLICY_APPROVER, AUDITOR})
public class ExplanationResource {

  private final AssessmentQueries assessments;
  private final Assessor assessor;
  private final CountryCommandHandler countries;

  public ExplanationResource(
      AssessmentQueries assessments, Assessor assessor, CountryCommandHandler countries) {
    this.assessments = assessments;
    this.assessor = assessor;
    this.countries = countries;
  }

  @GET
  @Path("explanation")
  @Operation(summary = "Read an assessment in sentences, in English and Japanese")
  public ExplanationView explainAssessment(@PathParam("assessmentId") AssessmentId id) {
    return ExplanationView.of(row(id));
  }

  @GET
  @Path("decisions")
  @Operation(
      summary =
          "Read an assessment decision by decision: inputs, the rows that hit, and what would have"
              + " made the difference")
  public DecisionsView listAssessmentDecisions(@PathParam("assessmentId") AssessmentId id) {
    Judgement judgement = judgement(id, row(id));
    Findings findings =
        present(id, assessor.ask(judgement, Sheet.of(judgement.request(), judgement.standing())));
    List<NearMiss> nearMisses = present(id, NearMiss.of(judgement, assessor));
    return new DecisionsView(
        id.toString(),
        judgement.verdict().outcome(),
        findings.decisions().stream().map(DecisionView::of).toList(),
        nearMisses.stream().map(NearMissView::of).toList());
  }

  @GET
  @Path("derivation")
  @Operation(
      summary =
          "Work an assessment out again from the facts and rules that it names, and say whether the"
              + " result is identical")
  public DerivationView deriveAssessment(@PathParam("assessmentId") AssessmentId id) {
    AssessmentSummary row = row(id);
    return DerivationView.of(row, Derivation.of(judgement(id, row), assessor, countries::facts));
  }

  private AssessmentSummary row(AssessmentId id) {
    return assessments
        .byId(id)
        .orElseThrow(() -> refuse(AssessmentRejection.UNKNOWN_ASSESSMENT, id));
  }

  private static Judgement judgement(AssessmentId id, AssessmentSummary row) {
    return Optional.ofNullable(row.judgement)
        .orElseThrow(() -> refuse(AssessmentRejection.NEVER_JUDGED, id));
  }

  private static <T> T present(AssessmentId id, Optional<T> answer) {
    return answer.orElseThrow(() -> refuse(AssessmentRejection.RULES_GONE, id));
  }

  private static ProblemException refuse(AssessmentRejection why, AssessmentId id) {
    return ProblemException.of(why, Map.of("assessmentId", id.toString()));
  }
}
