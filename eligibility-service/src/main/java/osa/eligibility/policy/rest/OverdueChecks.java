package osa.eligibility.policy.rest;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import osa.eligibility.policy.CheckOverdue;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.kernel.Rejection;
import osa.kernel.rest.Problem;

/// Tells whoever sent a model, for a check, a draft or a back-test, that its check took too long.
class OverdueChecks {

  @ServerExceptionMapper
  Response overdue(CheckOverdue e) {
    return Problem.of(
            new Rejection(
                PolicyRejection.MODEL_CHECK_OVERDUE,
                Map.of("timeMaxMillis", e.timeMax().toMillis())))
        .toResponse();
  }
}
