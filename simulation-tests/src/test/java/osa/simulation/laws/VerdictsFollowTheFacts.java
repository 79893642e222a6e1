package osa.simulation.laws;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.ReferralDecision;
import osa.eligibility.assessment.domain.Verdict;
import osa.eligibility.assessment.view.AssessmentSummary;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Facts;
import osa.kernel.RecordedEvent;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// In the end every assessment of a grant that nothing has replaced says what the rules say of all
/// facts that were ever recorded; what was replaced has one successor, which names it.
public final class VerdictsFollowTheFacts implements Laws {

  private final SimulatedService<?> eligibility;
  private final Assessor assessor;

  /// @param assessor asks the rules
  public VerdictsFollowTheFacts(SimulatedService<?> eligibility, Assessor assessor) {
    this.eligibility = eligibility;
    this.assessor = assessor;
  }

  @Override
  public void atRest() {
    List<AssessmentSummary> all = eligibility.views().committed(AssessmentSummary.class);
    Set<UUID> replaced = new HashSet<>();
    for (AssessmentSummary row : all) {
      if (row.supersedes != null) {
        require(
            replaced.add(row.supersedes.assessmentId()),
            row,
            "takes the place of one that has another successor");
        require(
            isNamedBy(row.supersedes.assessmentId(), row), row, "is not named by its predecessor");
      }
    }
    for (AssessmentSummary row : all) {
      boolean hasSuccessor = replaced.contains(UUID.fromString(row.assessmentId));
      require(hasSuccessor == (row.supersededBy != null), row, "says otherwise than its successor");
      if (row.judgement != null && row.grantId != null && row.supersededBy == null) {
        followsTheFacts(row);
      }
    }
  }

  private boolean isNamedBy(UUID predecessor, AssessmentSummary row) {
    return eligibility
        .views()
        .committed(AssessmentSummary.class, predecessor.toString())
        .filter(found -> found.supersededBy != null)
        .filter(found -> found.supersededBy.assessmentId().toString().equals(row.assessmentId))
        .isPresent();
  }

  private void followsTheFacts(AssessmentSummary row) {
    List<RecordedEvent<CountryEvent>> file = file(row.recipientIso3);
    var request = row.judgement.request();
    LocalDate day = request.validOn();
    for (RecordedEvent<CountryEvent> event : file) {
      if (event.data() instanceof FactRecorded recorded
          && recorded.fact().valid().from().isAfter(day)) {
        day = recorded.fact().valid().from();
      }
    }
    var now = file.getLast().recordedAt();
    switch (assessor.assess(
        request.on(day),
        now.isAfter(row.judgement.knownAt()) ? now : row.judgement.knownAt(),
        (country, on, knownAt) -> Facts.of(file(country.iso3()), on, knownAt))) {
      case Answer.Judged(var judged) ->
          require(
              isSaid(row, judged.verdict()),
              row,
              "says %s %s, the rules say %s %s of the facts"
                  .formatted(
                      row.outcome,
                      codes(row.judgement.verdict()),
                      judged.verdict().outcome(),
                      codes(judged.verdict())));
      case Answer.Refused(var rejection) -> require(false, row, rejection.toString());
    }
  }

  /// What a person refused, no fact grants.
  private static boolean isSaid(AssessmentSummary row, Verdict rules) {
    boolean same =
        row.judgement.verdict().outcome() == rules.outcome()
            && codes(row.judgement.verdict()).equals(codes(rules));
    boolean refused = row.referral != null && row.referral.decision() == ReferralDecision.REJECT;
    return same || refused && rules.outcome() == Eligibility.ELIGIBLE;
  }

  private static List<ReasonCode> codes(Verdict verdict) {
    return verdict.reasons().stream().map(Reason::code).toList();
  }

  private List<RecordedEvent<CountryEvent>> file(String iso3) {
    return eligibility.log().everything().stream()
        .filter(event -> event.stream().equals(new CountryId(iso3).stream()))
        .map(event -> event.<CountryEvent>map(CountryEvent.class::cast))
        .toList();
  }

  private static void require(boolean holds, AssessmentSummary row, String otherwise) {
    if (!holds) {
      throw new LawBroken(
          Law.VERDICTS_FOLLOW_THE_FACTS,
          "assessment/" + row.assessmentId,
          "assessment %s of grant %s %s".formatted(row.assessmentId, row.grantId, otherwise));
    }
  }
}
