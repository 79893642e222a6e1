package osa.grant.grant.domain;

/// One line of the equipment list.
///
/// @param lineId names the line within its proposal; the assessment answers per line
/// @param quantity number of pieces, at least one
/// @param armed whether it carries a weapon
public record Item(String lineId, String description, ItemKind kind, int quantity, boolean armed) {}
