package osa.eligibility.assessment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.ReferralDecision;

/// One row per assessment, with everything that it rests on.
@Entity
@Table(name = "rm_assessment_summary")
public class AssessmentSummary extends PanacheEntityBase {

  /// What it came to. `REJECTED`: a request by message that could not be assessed.
  @Schema(name = "AssessmentOutcome")
  public enum Outcome {
    ELIGIBLE,
    INELIGIBLE,
    REFERRED,
    REJECTED
  }

  /// Who came to the outcome.
  public enum DecidedBy {
    RULES,
    HUMAN
  }

  /// How a person closed the referral.
  @Schema(name = "Referral")
  public record Referral(
      ReferralDecision decision,
      @Schema(examples = "Cannot be used in the border conflict") String reason,
      @Schema(description = "Subject of that person's token") String decidedBy,
      LocalDate decidedOn) {}

  /// Why the request could not be assessed.
  @Schema(name = "RequestRejection")
  public record Rejection(String code, String detail) {}

  /// Whose place it took, and why.
  @Schema(name = "Supersedes")
  public record Supersedes(
      @Schema(description = "The assessment whose place it took") UUID assessmentId,
      @Schema(description = "The one that was asked for, with which it began")
          UUID requestedAssessmentId,
      @Schema(description = "How many times that one was judged again until this") int round,
      WhyAgain cause) {}

  /// Which assessment took its place, and why.
  @Schema(name = "SupersededBy")
  public record SupersededBy(UUID assessmentId, WhyAgain cause) {}

  /// Why it was judged again although nobody asked.
  @Schema(name = "ReassessmentCause")
  public record WhyAgain(
      @Schema(description = "The event that recorded it") UUID eventId,
      @Schema(
              nullable = true,
              description = "The country whose file it was added to; null when the rules changed",
              examples = "THA")
          String iso3,
      @Schema(
              nullable = true,
              description =
                  "The version that came into force, or was withdrawn before it did; null when a"
                      + " country's file changed",
              examples = "OSA-2027")
          String ruleSetId,
      @Schema(
              description = "What was recorded",
              examples = "determination GREY_AREA for INTERSTATE conflicts: border fighting")
          String statement,
      @Schema(
              nullable = true,
              description = "First day on which it makes a difference; null for all days")
          LocalDate changesFrom) {}

  @Id
  @Column(name = "assessment_id")
  public String assessmentId;

  public long version;

  /// Place among all assessments, in the order in which they were asked for.
  public long sequence;

  @Column(name = "grant_id")
  public String grantId;

  @Column(name = "recipient_iso3")
  public String recipientIso3;

  @Column(columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public Outcome outcome;

  @Column(name = "decided_by", columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public DecidedBy decidedBy;

  @JdbcTypeCode(SqlTypes.JSON)
  public Judgement judgement;

  @JdbcTypeCode(SqlTypes.JSON)
  public Referral referral;

  @JdbcTypeCode(SqlTypes.JSON)
  public Rejection rejection;

  @JdbcTypeCode(SqlTypes.JSON)
  public Supersedes supersedes;

  @Column(name = "superseded_by")
  @JdbcTypeCode(SqlTypes.JSON)
  public SupersededBy supersededBy;
}
