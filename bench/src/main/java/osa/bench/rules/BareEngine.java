package osa.bench.rules;

import java.util.List;
import java.util.Map;

/// A decision engine as an application would use it that adds nothing, with one model compiled.
interface BareEngine {

  boolean decides(String decision);

  /// What the engine answers to these decisions, by their names. What the model does not ask for is
  /// passed over.
  ///
  /// @throws IllegalStateException when the engine reports an error
  Map<String, Object> answers(Map<String, Object> told, List<String> decisions);
}
