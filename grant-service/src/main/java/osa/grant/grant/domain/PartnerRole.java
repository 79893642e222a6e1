package osa.grant.grant.domain;

/// In what way a third country takes part.
public enum PartnerRole {
  PARTNER
}
