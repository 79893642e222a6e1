package osa.eligibility.edition.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Reason;

/// An assessment of a grant that is judged otherwise once the edition is accepted, so that another
/// takes its place.
///
/// @param assessmentId the one that stands
/// @param judgedOn the day for which it is judged again
/// @param from what it came to, by a person where one decided
/// @param reasonsBefore all that the rules gave
/// @param reasonsAfter all that they would give
/// @param causes what the facts say that bring it about, in the order in which they take effect
public record GrantConsequence(
    String grantId,
    UUID assessmentId,
    String recipientIso3,
    LocalDate judgedOn,
    Eligibility from,
    Eligibility to,
    List<Reason> reasonsBefore,
    List<Reason> reasonsAfter,
    List<String> causes) {

  public GrantConsequence {
    reasonsBefore = List.copyOf(reasonsBefore);
    reasonsAfter = List.copyOf(reasonsAfter);
    causes = List.copyOf(causes);
  }
}
