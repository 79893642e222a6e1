package osa.launcher;

import java.time.Duration;

/// What a person needs to know once everything is up.
final class Summary {
  private Summary() {}

  /// @param took how long the start took; zero when there was nothing to start
  static String of(Ports ports, Duration took) {
    return """

    OSA is up%s.

      grant-service        http://localhost:%d/q/swagger-ui
      budget-service       http://localhost:%d/q/swagger-ui
      eligibility-service  http://localhost:%d/q/swagger-ui

      A token for one of the roles %s:
        TOKEN=$(./osa token desk-officer)

      Three things to try:
        curl -H "Authorization: Bearer $TOKEN" http://localhost:%d/fiscal-years/2023
        curl -H "Authorization: Bearer $TOKEN" 'http://localhost:%d/grants?recipient=PHL'
        curl -H "Authorization: Bearer $TOKEN" 'http://localhost:%d/assessments?outcome=REFERRED'

      ./osa status shows the parts, ./osa down ends them (so does Ctrl-C).\
    """
        .formatted(
            took.isZero() ? " already" : " after %.1f s".formatted(took.toMillis() / 1000.0),
            ports.grantService(),
            ports.budgetService(),
            ports.eligibilityService(),
            Role.all(),
            ports.budgetService(),
            ports.grantService(),
            ports.eligibilityService());
  }
}
