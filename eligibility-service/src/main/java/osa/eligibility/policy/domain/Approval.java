package osa.eligibility.policy.domain;

/// A second person's word for a version.
///
/// @param approver the subject of the approver's token; nobody who wrote the version
/// @param contentHash of the model that was approved
/// @param backTestHash of the back-test report that the approver looked at
public record Approval(String approver, String contentHash, String backTestHash) {}
