package osa.grant.grant.domain;

/// A third country that takes part in the grant. There is no amount here on purpose: the grant's
/// money goes to the recipient alone.
public record Partner(String iso3, PartnerRole role) {}
