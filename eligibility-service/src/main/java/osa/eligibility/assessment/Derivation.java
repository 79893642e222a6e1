package osa.eligibility.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.Assessor.CountryFacts;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.dmn.DecisionModel;

/// A recorded judgement beside the same one worked out again from nothing but what it names: the
/// request, the countries' files up to its moment, the rule sets by their content. Nothing is
/// recorded.
///
/// @param differences none when the two are identical
/// @param engineThen what evaluated the rules when it was recorded
/// @param engineNow what evaluates them now; another version is no difference by itself
public record Derivation(List<Difference> differences, String engineThen, String engineNow) {

  /// What a judgement consists of.
  @Schema(name = "DerivedPart")
  public enum Part {
    /// A rule set that it names is not among ours, or has other content: nothing could be derived.
    RULE_SETS,
    /// The countries' files do not say what they said.
    FACTS,
    CONTEXT_FACTS,
    STANDING,
    OUTCOME,
    REASONS,
    LINES
  }

  /// @param derived null when nothing could be derived
  public record Difference(Part part, Object recorded, Object derived) {}

  public Derivation {
    differences = List.copyOf(differences);
  }

  public boolean identical() {
    return differences.isEmpty();
  }

  public static Derivation of(Judgement recorded, Assessor assessor, CountryFacts countries) {
    String engineNow = DecisionModel.engine();
    Optional<Answer> again = assessor.again(recorded, countries);
    if (again.isEmpty()) {
      List<RuleSetUsed> named = recorded.ruleSets();
      return new Derivation(
          List.of(new Difference(Part.RULE_SETS, named, null)), recorded.engine(), engineNow);
    }
    return switch (again.get()) {
      case Answer.Judged(var derived) ->
          new Derivation(differences(recorded, derived), recorded.engine(), engineNow);
      // A file that is gone: what it says now is that it knows no such country.
      case Answer.Refused(var rejection) ->
          new Derivation(
              List.of(new Difference(Part.FACTS, recorded.facts(), rejection.details())),
              recorded.engine(),
              engineNow);
    };
  }

  private static List<Difference> differences(Judgement recorded, Judgement derived) {
    List<Difference> differences = new ArrayList<>();
    compare(Part.FACTS, Judgement::facts, recorded, derived, differences);
    compare(Part.CONTEXT_FACTS, Judgement::contextFacts, recorded, derived, differences);
    compare(Part.STANDING, Judgement::standing, recorded, derived, differences);
    compare(Part.OUTCOME, j -> j.verdict().outcome(), recorded, derived, differences);
    compare(Part.REASONS, j -> j.verdict().reasons(), recorded, derived, differences);
    compare(Part.LINES, j -> j.verdict().lines(), recorded, derived, differences);
    return differences;
  }

  private static void compare(
      Part part,
      Function<Judgement, ?> of,
      Judgement recorded,
      Judgement derived,
      List<Difference> differences) {
    Object then = of.apply(recorded);
    Object now = of.apply(derived);
    if (!then.equals(now)) {
      differences.add(new Difference(part, then, now));
    }
  }
}
