package osa.kernel.deadletter.rest;

import jakarta.inject.Singleton;
import java.util.List;
import osa.kernel.RejectionCode;
import osa.kernel.deadletter.domain.DeadLetterRejection;
import osa.kernel.rest.ProblemCatalogue;

/// What is refused about dead letters, for the catalogue of every service.
@Singleton
final class DeadLetterProblems implements ProblemCatalogue {

  @Override
  public List<RejectionCode> codes() {
    return List.of(DeadLetterRejection.values());
  }
}
