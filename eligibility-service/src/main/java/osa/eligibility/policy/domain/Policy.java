package osa.eligibility.policy.domain;

/// The two policies that every assessment asks. They are versioned apart: what the Three
/// Principles on defence transfers permit, and what OSA policy allows within that.
public enum Policy {
  THREE_PRINCIPLES,
  OSA_POLICY
}
