package osa.eligibility.policy;

import java.util.List;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.TestCase;

/// What a version has to pass before it can be submitted.
public interface DraftCheck {

  /// The same question gets the same report, as long as the engine is the same. It takes some
  /// seconds for a large model, and holds no transaction.
  CheckReport check(Policy policy, String dmn, List<TestCase> testCases);
}
