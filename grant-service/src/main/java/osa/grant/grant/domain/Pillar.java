package osa.grant.grant.domain;

/// Field of cooperation under the Implementation Guidelines of 5 April 2023.
public enum Pillar {
  /// Peace, stability and security based on the rule of law.
  P1,
  /// Humanitarian activities.
  P2,
  /// International peace cooperation operations.
  P3,
  /// Outside the three fields; proposed all the same, for the assessment to refuse.
  NONE
}
