package osa.eligibility.policy.domain;

import java.util.Optional;
import java.util.stream.Stream;
import osa.kernel.StreamId;

/// The two policies that every assessment asks. They are versioned apart: what the Three
/// Principles on defence transfers permit, and what OSA policy allows within that.
///
/// All versions of a policy are one stream, so that of two publications that cannot both hold one
/// is refused. The id of a version begins with the sign of its policy: so no two versions of any
/// policies ever have the same id, and each stream can see to that alone.
public enum Policy {
  THREE_PRINCIPLES("3P-"),
  OSA_POLICY("OSA-");

  /// The category of the policies' streams.
  public static final String CATEGORY = "policy";

  private final String sign;

  Policy(String sign) {
    this.sign = sign;
  }

  /// What the ids of its versions begin with.
  public String sign() {
    return sign;
  }

  public StreamId stream() {
    return new StreamId(CATEGORY, name());
  }

  /// The policy that a version with this id belongs to; empty when no policy has such ids.
  public static Optional<Policy> ofVersion(String id) {
    return Stream.of(values()).filter(policy -> id.startsWith(policy.sign)).findFirst();
  }
}
