package osa.chaos.verdict;

import java.util.List;

/// How a grant stands, told from its events, apart from the code that is on trial.
final class GrantStory {

  private String status = "CANDIDATE";
  private String assessmentId = "";
  private String assessment = "";
  private int fiscalYear;
  private String reservation = "";
  private long reservedJpy;
  private long notesJpy;
  private String commitment = "NONE";
  private long version;

  static GrantStory of(List<LoggedEvent> events) {
    GrantStory story = new GrantStory();
    events.forEach(story::apply);
    return story;
  }

  private void apply(LoggedEvent event) {
    version = event.version();
    switch (event.type()) {
      case "candidate-identified.v1" -> {}
      case "assessment-requested.v1" -> {
        assessmentId = event.text("assessmentId");
        assessment = "PENDING";
      }
      case "assessment-recorded.v1" -> assessment = event.data().at("/verdict/outcome").asText();
      case "assessment-superseded.v1" -> {
        assessmentId = event.text("assessmentId");
        assessment = event.data().at("/verdict/outcome").asText();
      }
      case "assessment-rejected.v1" -> assessment = "REJECTED";
      case "grant-selected.v1" -> {
        status = "SELECTED";
        fiscalYear = event.data().path("fiscalYear").asInt();
        reservation = "REQUESTED";
        reservedJpy = 0;
      }
      case "reservation-confirmed.v1" -> {
        reservation = "RESERVED";
        reservedJpy = event.yen("amountJpy");
      }
      case "reservation-declined.v1" -> reservation = "DECLINED";
      case "reservation-released.v1" -> {
        reservation = "RELEASED";
        reservedJpy = 0;
      }
      case "notes-signed.v1" -> {
        status = "NOTES_SIGNED";
        notesJpy = event.yen("amountJpy");
      }
      case "notes-entered-into-force.v1" -> {
        status = "IN_FORCE";
        commitment = "REQUESTED";
      }
      case "commitment-confirmed.v1" -> commitment = "COMMITTED";
      case "grant-withdrawn.v1" -> status = "WITHDRAWN";
      case String other ->
          throw new IllegalStateException("the load does not bring about " + other);
    }
  }

  boolean isWithdrawn() {
    return status.equals("WITHDRAWN");
  }

  boolean waits() {
    return !isWithdrawn()
        && (assessment.equals("PENDING")
            || reservation.equals("REQUESTED")
            || commitment.equals("REQUESTED"));
  }

  /// What the ledger of a year must hold for it.
  Ledger.Held mustHold(int year) {
    if (isWithdrawn() || year != fiscalYear) {
      return Ledger.Held.NOTHING;
    }
    return commitment.equals("NONE")
        ? new Ledger.Held(reservedJpy, 0)
        : new Ledger.Held(0, notesJpy);
  }

  String status() {
    return status;
  }

  String assessmentId() {
    return assessmentId;
  }

  String assessment() {
    return assessment;
  }

  String reservation() {
    return reservation;
  }

  long reservedJpy() {
    return reservedJpy;
  }

  long notesJpy() {
    return notesJpy;
  }

  String commitment() {
    return commitment;
  }

  long version() {
    return version;
  }

  @Override
  public String toString() {
    return "%s, assessment %s, reservation %s, commitment %s"
        .formatted(status, assessment, reservation, commitment);
  }
}
