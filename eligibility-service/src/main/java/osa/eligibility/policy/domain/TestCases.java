package osa.eligibility.policy.domain;

import java.util.List;

/// The test cases of a version with the name of their content.
///
/// @param hash SHA-256 of their canonical form, in hex
public record TestCases(String hash, List<TestCase> cases) {

  public TestCases {
    cases = List.copyOf(cases);
  }
}
