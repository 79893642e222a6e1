package osa.eligibility.assessment.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
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
}
