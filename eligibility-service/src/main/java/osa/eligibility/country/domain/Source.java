package osa.eligibility.country.domain;

/// Where a fact was read.
///
/// @param title what to look for: publisher, document, date
/// @param url null when there is no address
public record Source(SourceKind kind, String title, String url) {}
