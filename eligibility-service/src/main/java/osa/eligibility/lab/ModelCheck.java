package osa.eligibility.lab;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.eligibility.assessment.rules.ReferenceCheck;
import osa.eligibility.assessment.rules.RuleCheck;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.EngineCheck;
import osa.eligibility.dmn.Finding;
import osa.eligibility.dmn.Finding.Code;
import osa.eligibility.dmn.ModelText;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.policy.CheckOverdue;
import osa.eligibility.policy.domain.Policy;

/// Everything that can be said of a model before it is used, in three steps: its text, what the
/// engine's validator says and whether each row says where it is written, and every case that the
/// policy can be asked. A step that finds errors
/// keeps the next from being taken, because it could not be trusted or would say the same again.
///
/// A check works on a thread of its own, and whoever asked waits for it no longer than the limit:
/// then [CheckOverdue]. Told to stop, it does so before the next case. The engine's validator
/// cannot be told; one that is given up goes on to its end, while other checks wait for it in vain
/// and are told so. So whatever is sent, at most one thread works for nobody.
@Singleton
public class ModelCheck {

  static final String THREAD = "model-check";

  private final EngineCheck engine = new EngineCheck();
  private final Duration timeMax;

  /// @param timeMax how long whoever asked waits for the findings of a model
  public ModelCheck(@ConfigProperty(name = "osa.rule-sets.check-time-max") Duration timeMax) {
    this.timeMax = timeMax;
  }

  /// @return none when nothing at all is to be said; a model without errors may be used
  public List<Finding> findings(Policy policy, String xml) {
    return inTime(() -> inThreeSteps(policy, xml));
  }

  private List<Finding> inThreeSteps(Policy policy, String xml) {
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
    return inTime(
        () -> {
          List<Finding> findings = ModelText.findings(xml);
          return none(findings) ? asked(policy, xml) : findings;
        });
  }

  private List<Finding> inTime(Callable<List<Finding>> check) {
    FutureTask<List<Finding>> findings = new FutureTask<>(check);
    Thread.ofPlatform().daemon().name(THREAD).start(findings);
    try {
      return findings.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new CheckOverdue(timeMax);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("whoever asked was told to stop");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      findings.cancel(true);
    }
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
