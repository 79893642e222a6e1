package osa.eligibility;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.assessment.domain.Cause;
import osa.eligibility.country.domain.CountryEvent.ConflictSignalRecorded;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.DacListingRecorded;
import osa.eligibility.country.domain.CountryEvent.DeterminationRecorded;
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.RestrictionRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.CountryRejection;
import osa.eligibility.edition.domain.EditionEvent.ConflictsProposed;
import osa.eligibility.edition.domain.EditionEvent.DacListProposed;
import osa.eligibility.edition.domain.EditionEvent.EditionAccepted;
import osa.eligibility.edition.domain.EditionEvent.EditionDiscarded;
import osa.eligibility.edition.domain.EditionEvent.EditionPreviewed;
import osa.eligibility.edition.domain.EditionEvent.IncomeGroupsProposed;
import osa.eligibility.edition.domain.EditionRejection;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCancelled;
import osa.eligibility.lab.domain.BackTestEvent.BackTestCompleted;
import osa.eligibility.lab.domain.BackTestEvent.BackTestFailed;
import osa.eligibility.lab.domain.BackTestEvent.BackTestRequested;
import osa.eligibility.lab.domain.BackTestRejection;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetApproved;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetChecked;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetDrafted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetExtended;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetPublished;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetRevised;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSubmitted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.kernel.RejectionCode;
import osa.kernel.rest.ProblemCatalogue;
import osa.kernel.store.EventCodec;

/// The names under which the service's events are stored, for ever, and its refusals are listed.
public final class EligibilityEvents {

  private EligibilityEvents() {}

  @Produces
  @Singleton
  public static EventCodec codec() {
    return new EventCodec(names())
        .where(Cause.class, List.of(Cause.FileChanged.class, Cause.RulesChanged.class));
  }

  private static Map<String, Class<?>> names() {
    return Map.ofEntries(
        Map.entry("country-registered.v1", CountryRegistered.class),
        Map.entry("income-group-recorded.v1", IncomeGroupRecorded.class),
        Map.entry("dac-listing-recorded.v1", DacListingRecorded.class),
        Map.entry("transfer-agreement-recorded.v1", TransferAgreementRecorded.class),
        Map.entry("restriction-recorded.v1", RestrictionRecorded.class),
        Map.entry("conflict-signal-recorded.v1", ConflictSignalRecorded.class),
        Map.entry("determination-recorded.v1", DeterminationRecorded.class),
        Map.entry("assessment-decided.v1", AssessmentDecided.class),
        Map.entry("assessment-referred.v1", AssessmentReferred.class),
        Map.entry("referral-closed.v1", ReferralClosed.class),
        Map.entry("assessment-superseded.v1", AssessmentSuperseded.class),
        Map.entry("reassessed.v1", Reassessed.class),
        Map.entry("request-rejected.v1", RequestRejected.class),
        Map.entry("rule-model-filed.v1", ModelFiled.class),
        Map.entry("rule-test-cases-filed.v1", TestCasesFiled.class),
        Map.entry("rule-set-adopted.v1", RuleSetAdopted.class),
        Map.entry("rule-set-drafted.v1", RuleSetDrafted.class),
        Map.entry("rule-set-revised.v1", RuleSetRevised.class),
        Map.entry("rule-set-checked.v1", RuleSetChecked.class),
        Map.entry("rule-set-submitted.v1", RuleSetSubmitted.class),
        Map.entry("rule-set-approved.v1", RuleSetApproved.class),
        Map.entry("rule-set-published.v1", RuleSetPublished.class),
        Map.entry("rule-set-came-into-force.v1", RuleSetCameIntoForce.class),
        Map.entry("rule-set-superseded.v1", RuleSetSuperseded.class),
        Map.entry("rule-set-extended.v1", RuleSetExtended.class),
        Map.entry("rule-set-withdrawn.v1", RuleSetWithdrawn.class),
        Map.entry("income-groups-proposed.v1", IncomeGroupsProposed.class),
        Map.entry("dac-list-proposed.v1", DacListProposed.class),
        Map.entry("conflicts-proposed.v1", ConflictsProposed.class),
        Map.entry("edition-previewed.v1", EditionPreviewed.class),
        Map.entry("edition-accepted.v1", EditionAccepted.class),
        Map.entry("edition-discarded.v1", EditionDiscarded.class),
        Map.entry("back-test-requested.v1", BackTestRequested.class),
        Map.entry("back-test-completed.v1", BackTestCompleted.class),
        Map.entry("back-test-cancelled.v1", BackTestCancelled.class),
        Map.entry("back-test-failed.v1", BackTestFailed.class));
  }

  @Produces
  @Singleton
  static ProblemCatalogue refusals() {
    return () ->
        Stream.<RejectionCode[]>of(
                CountryRejection.values(),
                PolicyRejection.values(),
                AssessmentRejection.values(),
                BackTestRejection.values(),
                EditionRejection.values())
            .flatMap(Stream::of)
            .toList();
  }
}
