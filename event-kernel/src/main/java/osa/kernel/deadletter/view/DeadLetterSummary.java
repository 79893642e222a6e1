package osa.kernel.deadletter.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One row per dead letter: what a list shows of it. The message itself stays in the log.
@Entity
@Table(name = "rm_dead_letter")
public class DeadLetterSummary extends PanacheEntityBase {

  /// Whether a person still has to do something about it.
  @Schema(name = "DeadLetterStatus")
  public enum Status {
    OPEN,
    REDRIVEN,
    DISCARDED
  }

  @Id
  @Column(name = "dead_letter_id")
  public String deadLetterId;

  public long version;

  /// Where the letter stands in the list: when it was buried, then its identifier.
  @Column(name = "list_key")
  public String listKey;

  @Column(columnDefinition = "text")
  @Enumerated(EnumType.STRING)
  public Status status;

  public String topic;

  @Column(name = "partition_number")
  public int partition;

  @Column(name = "partition_offset")
  public long offset;

  /// Null when the message cannot be read, likewise its identifier and source.
  @Column(name = "message_type")
  public String messageType;

  @Column(name = "message_id")
  public UUID messageId;

  public String source;

  public String reason;

  public int attempts;

  @Column(name = "buried_at")
  public Instant buriedAt;

  @Column(name = "redrives_failed")
  public int redrivesFailed;

  /// Null until a redrive has failed.
  @Column(name = "last_failure")
  public String lastFailure;

  /// Null while the letter is open, likewise by whom and why.
  @Column(name = "closed_at")
  public Instant closedAt;

  @Column(name = "closed_by")
  public String closedBy;

  public String note;
}
