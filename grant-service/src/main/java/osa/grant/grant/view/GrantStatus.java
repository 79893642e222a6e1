package osa.grant.grant.view;

/// How far a grant has come, in one word.
public enum GrantStatus {
  CANDIDATE,
  SELECTED,
  NOTES_SIGNED,
  IN_FORCE,
  PARTLY_DELIVERED,
  DELIVERED,
  WITHDRAWN
}
