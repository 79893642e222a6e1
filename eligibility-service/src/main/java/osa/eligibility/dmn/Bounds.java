package osa.eligibility.dmn;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.InformationRequirement;

/// What keeps a small model from making huge answers: decisions that each ask the one before twice
/// would double what they say, and what is shown of them, with every step.
final class Bounds {

  /// How many decisions an answer may consist of, one that several ask counted for each of them.
  static final int DECISIONS_MAX = 100;

  /// How long a value may be: its characters and its entries together.
  static final int VALUE_MAX = 20_000;

  /// How many digits a number may have, its zeros before and after the point among them: to round a
  /// long one, or a product of such, is to write them all out.
  static final int DIGITS_MAX = 1_000;

  private static final int BITS_OF_A_DIGIT = 3;

  private final DMNModel model;
  private final Map<String, Integer> decisionsOf = new HashMap<>();

  private Bounds(DMNModel model) {
    this.model = model;
  }

  /// Throws [RuleFailure] when a decision consists of too many, or asks itself.
  static void check(String id, DMNModel model) {
    Bounds bounds = new Bounds(model);
    for (DecisionNode decision : model.getDecisions()) {
      if (bounds.decisionsOf(decision) > DECISIONS_MAX) {
        throw new RuleFailure(
            "%s is not to be used: the decision %s asks itself, or asks more than %d others"
                .formatted(id, decision.getName(), DECISIONS_MAX));
      }
    }
  }

  /// Itself and those it asks, but not more than one too many.
  private int decisionsOf(DecisionNode decision) {
    Integer known = decisionsOf.putIfAbsent(decision.getId(), DECISIONS_MAX + 1);
    if (known != null) {
      return known;
    }
    int decisions = 1;
    for (InformationRequirement requirement : decision.getDecision().getInformationRequirement()) {
      if (requirement.getRequiredDecision() != null && decisions <= DECISIONS_MAX) {
        decisions += decisionsOf(model.getDecisionById(idOf(requirement.getRequiredDecision())));
      }
    }
    decisionsOf.put(decision.getId(), decisions);
    return decisions;
  }

  static String idOf(DMNElementReference reference) {
    return reference.getHref().substring(reference.getHref().indexOf('#') + 1);
  }

  static boolean isTooLong(Object value) {
    return left(value, VALUE_MAX) < 0;
  }

  /// What is left of the length that is allowed; what shares its parts is not walked to its end.
  private static int left(Object value, int allowed) {
    return switch (value) {
      case CharSequence text -> allowed - 1 - text.length();
      case BigDecimal number -> digits(number) > DIGITS_MAX ? -1 : allowed - 1;
      case Map<?, ?> columns -> left(columns.values(), allowed);
      case Collection<?> entries -> {
        int left = allowed - 1;
        for (Object entry : entries) {
          if (left < 0) {
            break;
          }
          left = left(entry, left);
        }
        yield left;
      }
      case null, default -> allowed - 1;
    };
  }

  /// Roughly, and without working them out, which for long ones would take long.
  private static long digits(BigDecimal number) {
    return Math.abs((long) number.scale()) + number.unscaledValue().bitLength() / BITS_OF_A_DIGIT;
  }
}
