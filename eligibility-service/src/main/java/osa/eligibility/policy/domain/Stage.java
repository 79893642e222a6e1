package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.Optional;

/// How far a version has come. Whatever is not published may be revised, and then is a draft
/// again; what was published never changes, but for the day on which it ends.
public sealed interface Stage {

  /// As kept by its author; not known to be without errors.
  record Draft() implements Stage {}

  record Checked(Checks checks) implements Stage {}

  /// @param submitter who asked for the approval
  record Submitted(Checks checks, String submitter) implements Stage {}

  record Approved(Checks checks, Approval approval) implements Stage {}

  /// In force from `validFrom` until the day before `validTo`, which may all lie ahead.
  ///
  /// @param validTo null while no end is known
  /// @param supersededBy the version for which it ends
  /// @param approval empty for a version that came with the service
  /// @param cameIntoForce whether the log says that its day has come
  record Published(
      LocalDate validFrom,
      LocalDate validTo,
      Optional<String> supersededBy,
      Optional<Approval> approval,
      boolean cameIntoForce)
      implements Stage {

    Published until(LocalDate end, String by) {
      return new Published(validFrom, end, Optional.ofNullable(by), approval, cameIntoForce);
    }

    Published inForce() {
      return new Published(validFrom, validTo, supersededBy, approval, true);
    }

    /// Whether its day has come, and nothing says so yet.
    boolean isDue(LocalDate today) {
      return !cameIntoForce && !today.isBefore(validFrom);
    }

    boolean overlaps(LocalDate from, LocalDate to) {
      return (to == null || validFrom.isBefore(to)) && (validTo == null || from.isBefore(validTo));
    }
  }

  /// @param was when it was to be in force; empty when it had not been published
  record Withdrawn(String reason, Optional<Published> was) implements Stage {}

  default RuleSetState state() {
    return switch (this) {
      case Draft() -> RuleSetState.DRAFT;
      case Checked _ -> RuleSetState.CHECKED;
      case Submitted _ -> RuleSetState.SUBMITTED;
      case Approved _ -> RuleSetState.APPROVED;
      case Published _ -> RuleSetState.PUBLISHED;
      case Withdrawn _ -> RuleSetState.WITHDRAWN;
    };
  }
}
