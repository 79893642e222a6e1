package osa.eligibility;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentRejection;
import osa.eligibility.country.domain.CountryEvent.ConflictSignalRecorded;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.DacListingRecorded;
import osa.eligibility.country.domain.CountryEvent.DeterminationRecorded;
import osa.eligibility.country.domain.CountryEvent.IncomeGroupRecorded;
import osa.eligibility.country.domain.CountryEvent.RestrictionRecorded;
import osa.eligibility.country.domain.CountryEvent.TransferAgreementRecorded;
import osa.eligibility.country.domain.CountryRejection;
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
    return new EventCodec(
        Map.ofEntries(
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
            Map.entry("request-rejected.v1", RequestRejected.class)));
  }

  @Produces
  @Singleton
  static ProblemCatalogue refusals() {
    return () ->
        Stream.<RejectionCode[]>of(
                CountryRejection.values(), PolicyRejection.values(), AssessmentRejection.values())
            .flatMap(Stream::of)
            .toList();
  }
}
