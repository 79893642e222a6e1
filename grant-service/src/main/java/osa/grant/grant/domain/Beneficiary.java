package osa.grant.grant.domain;

/// The body inside the recipient country that gets the equipment.
public record Beneficiary(String name, BeneficiaryKind kind) {}
