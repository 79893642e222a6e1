package osa.grant.grant.domain;

import java.util.Map;
import osa.grant.grant.domain.Grant.Withdrawn;
import osa.kernel.Decision;

/// The refusals that a state gives whatever the command's values are.
final class Refusals {

  static Decision<GrantEvent> notFound() {
    return Decision.reject(GrantRejection.GRANT_NOT_FOUND);
  }

  static Decision<GrantEvent> withdrawn(Withdrawn grant) {
    return Decision.reject(
        GrantRejection.GRANT_WITHDRAWN,
        Map.of("withdrawnOn", grant.withdrawnOn(), "reason", grant.reason()));
  }

  /// The order of the steps refuses; `missing` has to come first.
  static Decision<GrantEvent> outOfOrder(GrantRejection code, Step missing) {
    return Decision.reject(code, Map.of("missingStep", missing.name()));
  }

  /// A history in which this event follows this state was not written by this service. Names the
  /// types only, so that no content of a grant ends up in a log.
  static IllegalStateException impossible(GrantEvent event, Grant grant) {
    return new IllegalStateException(
        event.getClass().getSimpleName()
            + " cannot follow the state "
            + grant.getClass().getSimpleName());
  }

  private Refusals() {}
}
