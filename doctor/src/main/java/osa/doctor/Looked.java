package osa.doctor;

import java.util.ArrayList;
import java.util.List;

/// What a check saw.
///
/// @param seen what is well, in a few words and figures
/// @param findings what is not; empty when all is sound
public record Looked(String seen, List<Finding> findings) {

  public Looked {
    findings = List.copyOf(findings);
  }

  /// Findings as they come up.
  public static final class Notes {

    private final List<Finding> findings = new ArrayList<>();

    /// It has to be looked after before it does harm.
    public void warn(String subject, String what, String remedy) {
      findings.add(new Finding(Severity.WARNING, subject, what, remedy));
    }

    /// Something does not work, or a promise does not hold.
    public void error(String subject, String what, String remedy) {
      findings.add(new Finding(Severity.ERROR, subject, what, remedy));
    }

    public Looked seen(String seen) {
      return new Looked(seen, findings);
    }
  }
}
