package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.Optional;

/// Decisions of the two governments on the way to the notes. Both are optional: a cabinet decision
/// is usual for grants but not confirmed for this scheme, and recipients' procedures differ.
public record Approvals(Optional<LocalDate> cabinetOn, Optional<LocalDate> recipientOn) {

  static final Approvals NONE = new Approvals(Optional.empty(), Optional.empty());

  Approvals byCabinet(LocalDate on) {
    return new Approvals(Optional.of(on), recipientOn);
  }

  Approvals byRecipient(LocalDate on) {
    return new Approvals(cabinetOn, Optional.of(on));
  }
}
