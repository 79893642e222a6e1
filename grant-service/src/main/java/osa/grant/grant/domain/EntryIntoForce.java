package osa.grant.grant.domain;

/// When signed notes start to bind. Most do on signature; those with Indonesia for fiscal year 2024
/// do so only when Japan receives a written notice.
public enum EntryIntoForce {
  ON_SIGNATURE,
  ON_NOTICE
}
