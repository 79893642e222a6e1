package osa.eligibility.edition.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.Source;
import osa.eligibility.edition.domain.DataSet;
import osa.eligibility.edition.domain.EditionPreview;

/// One row per edition, with its latest preview.
@Entity
@Table(name = "rm_edition_summary")
public class EditionSummary extends PanacheEntityBase {

  /// How far it is. `PROPOSED`: no country's file knows of it.
  @Schema(name = "EditionState")
  public enum State {
    PROPOSED,
    ACCEPTED,
    DISCARDED
  }

  /// Which edition it is.
  ///
  /// @param worldBankYear null when it is not the World Bank's
  /// @param validFrom null when the rows say themselves from when they hold
  public record Particulars(
      Integer worldBankYear,
      LocalDate validFrom,
      LocalDate validTo,
      Source source,
      Confidence confidence,
      String csvHash) {}

  @Id
  @Column(name = "edition_id")
  public String editionId;

  public long version;

  /// Place among all editions, in the order in which they were proposed.
  public long sequence;

  @Column(name = "data_set", columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public DataSet dataSet;

  @Column(columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public State state;

  @JdbcTypeCode(SqlTypes.JSON)
  public Particulars particulars;

  @JdbcTypeCode(SqlTypes.JSON)
  public EditionPreview preview;

  @Column(name = "previewed_at")
  public Instant previewedAt;

  @Column(name = "proposed_by")
  public String proposedBy;

  @Column(name = "proposed_at")
  public Instant proposedAt;

  /// Who accepted or discarded it; null while it is proposed.
  @Column(name = "ended_by")
  public String endedBy;

  @Column(name = "ended_at")
  public Instant endedAt;

  /// Why it was discarded; null otherwise.
  public String reason;
}
