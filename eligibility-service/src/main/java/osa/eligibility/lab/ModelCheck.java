package osa.eligibility.lab;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import osa.eligibility.assessment.rules.ReferenceCheck;
import osa.eligibility.assessment.rules.RuleCheck;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.EngineCheck;
import osa.eligibility.dmn.Finding;
import osa.eligibility.dmn.Finding.Code;
import osa.eligibility.dmn.ModelText;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.policy.domain.Policy;

/// Everything that can be said of a model before it is used, in three steps: its text, what the
/// engine's validator says and whether each row says where it is written, and every case that the
/// policy can be asked. A step that finds errors
/// keeps the next from being taken, because it could not be trusted or would say the same again.
@Singleton
public class ModelCheck {

  private final EngineCheck engine = new EngineCheck();

  /// @return none when nothing at all is to be said; a model without errors may be used
  public List<Finding> findings(Policy policy, String xml) {
    List<Finding> findings = new ArrayList<>(ModelText.findings(xml));
    if (none(findings)) {
      findings.addAll(engine.findings(xml));
      findings.addAll(ReferenceCheck.findings(xml));
    }
    if (findings.stream().noneMatch(ModelCheck::keepsFromAsking)) {
      findings.addAll(asked(policy, xml));
    }
    return List.copyOf(findings);
  }

  /// The same without the engine's validator, which takes its time and says nothing that a model
  /// can fail by once it has answered every case.
  public List<Finding> everyCase(Policy policy, String xml) {
    List<Finding> findings = ModelText.findings(xml);
    return none(findings) ? asked(policy, xml) : findings;
  }

  private static List<Finding> asked(Policy policy, String xml) {
    try {
      return RuleCheck.findings(policy, DecisionModel.compile("the model", xml));
    } catch (RuleFailure e) {
      return List.of(Finding.of(Code.INVALID, null, e.getMessage()));
    }
  }

  private static boolean none(List<Finding> findings) {
    return findings.stream().noneMatch(Finding::isError);
  }

  /// A gap or an overlap does not: asking brings the case that shows it. Nor does it matter to the
  /// answers where a rule is written.
  private static boolean keepsFromAsking(Finding finding) {
    return finding.isError()
        && finding.code() != Code.GAP
        && finding.code() != Code.OVERLAP
        && finding.code() != Code.REFERENCE_MISSING;
  }
}
