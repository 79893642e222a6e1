package osa.kernel.rest;

import java.util.Map;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;

/// Ends a request with a problem, from anywhere in the rest room.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code());
    this.problem = problem;
  }

  /// What the request speaks of does not exist, or another rule of the service refuses.
  public static ProblemException of(RejectionCode code, Map<String, Object> details) {
    return new ProblemException(Problem.of(new Rejection(code, details)));
  }

  public Problem problem() {
    return problem;
  }
}
