package osa.launcher.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.StreamSupport;

/// One step in the life of a grant that the record knows of: how far it is by the grant's present
/// state, and the command that takes it.
sealed interface GrantStep {
  /// The Japan date of the step.
  String on();

  /// The command's address below the grant's.
  String path();

  Object body();

  Progress progress(JsonNode grant);

  /// How far a step is.
  sealed interface Progress {
    /// The command has not been given.
    record ToDo() implements Progress {}

    /// It was given, and another service has not answered yet.
    record Waiting(String answer) implements Progress {}

    record Done() implements Progress {}

    /// Another service answered, and not as it did in reality.
    record WentOtherwise(String how) implements Progress {}
  }

  /// @param validOn the day whose facts and rules count: that of the notes
  record Assess(String on, String validOn) implements GrantStep {
    @Override
    public String path() {
      return "assessment-requests";
    }

    @Override
    public Object body() {
      return new Bodies.AssessmentRequest(validOn, on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      var assessment = grant.path("assessment");
      return switch (assessment.path("outcome").asText("")) {
        case "" -> new Progress.ToDo();
        case "PENDING" -> new Progress.Waiting("its assessment");
        case "ELIGIBLE" -> new Progress.Done();
        case String other ->
            new Progress.WentOtherwise(
                "it was assessed as " + other + " " + assessment.path("reasons"));
      };
    }
  }

  record Select(String on, int fiscalYear, long amountJpy) implements GrantStep {
    @Override
    public String path() {
      return "selection";
    }

    @Override
    public Object body() {
      return new Bodies.Selection(fiscalYear, amountJpy, on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      var selection = grant.path("selection");
      return switch (selection.path("reservation").asText("")) {
        case "" -> new Progress.ToDo();
        case "REQUESTED" -> new Progress.Waiting("its reservation");
        case "RESERVED" -> new Progress.Done();
        case String other ->
            new Progress.WentOtherwise(
                "its reservation is %s %s"
                    .formatted(other, selection.path("declineReason").asText("")));
      };
    }
  }

  record ApproveByRecipient(String on) implements GrantStep {
    @Override
    public String path() {
      return "recipient-approval";
    }

    @Override
    public Object body() {
      return new Bodies.Approval(on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      return doneWhen(grant.path("approvals").path("recipientOn").isTextual());
    }
  }

  record SignNotes(String on, long amountJpy, String entryIntoForce) implements GrantStep {
    @Override
    public String path() {
      return "notes";
    }

    @Override
    public Object body() {
      return new Bodies.Notes(amountJpy, entryIntoForce, on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      return doneWhen(grant.path("notes").path("signedOn").isTextual());
    }
  }

  record PlanLot(String on, GrantFile.Lot lot) implements GrantStep {
    @Override
    public String path() {
      return "lots";
    }

    @Override
    public Object body() {
      return new Bodies.LotPlan(lot.lotId(), lot.description(), lot.quantity(), on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      return doneWhen(!status(grant, lot).isEmpty());
    }
  }

  record Arrive(String on, GrantFile.Lot lot) implements GrantStep {
    @Override
    public String path() {
      return "lots/" + lot.lotId() + "/arrival";
    }

    @Override
    public Object body() {
      return new Bodies.LotStep(lot.quantityHandedOver(), null, on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      return doneWhen(Set.of("ARRIVED", "HANDED_OVER").contains(status(grant, lot)));
    }
  }

  record HandOver(String on, GrantFile.Lot lot) implements GrantStep {
    @Override
    public String path() {
      return "lots/" + lot.lotId() + "/handover";
    }

    @Override
    public Object body() {
      return new Bodies.LotStep(lot.quantityHandedOver(), lot.note(), on);
    }

    @Override
    public Progress progress(JsonNode grant) {
      return doneWhen(status(grant, lot).equals("HANDED_OVER"));
    }
  }

  private static Progress doneWhen(boolean done) {
    return done ? new Progress.Done() : new Progress.ToDo();
  }

  /// The lot's status; empty when it is not planned.
  private static String status(JsonNode grant, GrantFile.Lot lot) {
    return StreamSupport.stream(grant.path("lots").spliterator(), false)
        .filter(found -> found.path("lotId").asText().equals(lot.lotId()))
        .map(found -> found.path("status").asText())
        .findFirst()
        .orElse("");
  }
}
