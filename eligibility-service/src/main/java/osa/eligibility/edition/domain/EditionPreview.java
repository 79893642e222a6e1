package osa.eligibility.edition.domain;

/// What the acceptance of an edition would do.
///
/// @param hash SHA-256 of the effects, in hex: whoever accepts says by it what was looked at
public record EditionPreview(String hash, EditionEffects effects) {}
