package osa.grant.grant.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import osa.grant.grant.view.GrantParts.ApprovalsPart;
import osa.grant.grant.view.GrantParts.AssessmentPart;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantParts.EvaluationPart;
import osa.grant.grant.view.GrantParts.LotPart;
import osa.grant.grant.view.GrantParts.LotStatus;
import osa.grant.grant.view.GrantParts.MonitoringPart;
import osa.grant.grant.view.GrantParts.NotesPart;
import osa.grant.grant.view.GrantParts.ProcurementPart;
import osa.grant.grant.view.GrantParts.ProposalPart;
import osa.grant.grant.view.GrantParts.SelectionPart;
import osa.grant.grant.view.GrantParts.SurveyPart;
import osa.grant.grant.view.GrantParts.WithdrawalPart;

/// One row per grant: everything an official wants to see of it, derived from its events. What the
/// list is filtered and ordered by has a column of its own.
@Entity
@Table(name = "rm_grant_summary")
public class GrantSummary extends PanacheEntityBase {

  @Id
  @Column(name = "grant_id")
  public String grantId;

  public long version;

  /// Where the grant stands in the list: the day it was named, then its identifier.
  @Column(name = "list_key")
  public String listKey;

  @Column(columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public GrantStatus status;

  public String title;

  @Column(name = "recipient_iso3")
  public String recipientIso3;

  /// Null until the grant is selected.
  @Column(name = "fiscal_year")
  public Integer fiscalYear;

  @Column(name = "identified_on")
  public LocalDate identifiedOn;

  @JdbcTypeCode(SqlTypes.JSON)
  public ProposalPart proposal;

  @JdbcTypeCode(SqlTypes.JSON)
  public SurveyPart survey;

  @JdbcTypeCode(SqlTypes.JSON)
  public AssessmentPart assessment;

  @JdbcTypeCode(SqlTypes.JSON)
  public SelectionPart selection;

  @JdbcTypeCode(SqlTypes.JSON)
  public ApprovalsPart approvals;

  @JdbcTypeCode(SqlTypes.JSON)
  public NotesPart notes;

  @Column(columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public CommitmentStatus commitment;

  @JdbcTypeCode(SqlTypes.JSON)
  public ProcurementPart procurement;

  @JdbcTypeCode(SqlTypes.JSON)
  public List<LotPart> lots;

  @Column(name = "delivered_on")
  public LocalDate deliveredOn;

  @JdbcTypeCode(SqlTypes.JSON)
  public List<MonitoringPart> monitoring;

  @JdbcTypeCode(SqlTypes.JSON)
  public EvaluationPart evaluation;

  @JdbcTypeCode(SqlTypes.JSON)
  public WithdrawalPart withdrawn;

  /// How many planned lots have not been handed over.
  public long lotsOpen() {
    return lots.stream().filter(lot -> lot.status() != LotStatus.HANDED_OVER).count();
  }
}
