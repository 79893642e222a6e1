package osa.eligibility.policy.domain;

/// That a version passed its checks: the model has no error and every test case is green.
///
/// @param contentHash of the model that was checked
/// @param testCasesHash of the test cases that were run
/// @param hash SHA-256 of everything that was found, warnings included, in hex
/// @param engine what evaluated the rules, with its version
/// @param warnings how many things the author may want to look at
public record Checks(
    String contentHash, String testCasesHash, String hash, String engine, int warnings) {}
