package osa.eligibility.policy.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An example that a version has to answer as its author expects.
///
/// @param decision the one that is asked; null when all decisions of the policy are, as far as the
///     inputs say what they need
/// @param inputs words and truth values of the case, by the names of the inputs
/// @param expected what has to come out
public record TestCase(
    String name, String decision, Map<String, Object> inputs, Expected expected) {

  /// What is null here may be anything.
  ///
  /// @param answer the word that the decision answers
  /// @param reasons the codes of all reasons that are given, in any order
  /// @param outcome what the reasons come to: ELIGIBLE, INELIGIBLE or REFERRED
  public record Expected(String answer, List<String> reasons, String outcome) {

    public Expected {
      reasons = reasons == null ? null : List.copyOf(reasons);
    }
  }

  public TestCase {
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
  }
}
