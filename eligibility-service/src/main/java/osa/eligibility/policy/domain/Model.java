package osa.eligibility.policy.domain;

/// A decision model with the name of its content.
///
/// @param contentHash SHA-256 of the bytes, in hex
/// @param dmn the model as written: DMN XML, whose bytes are its UTF-8
public record Model(String contentHash, String dmn) {}
