package osa.eligibility.edition.domain;

/// An edition as far as a decision needs it.
public sealed interface Edition {

  /// Nothing has been proposed under this id.
  record Unknown() implements Edition {}

  /// Waits for a person, for as long as it takes. No country's file knows of it.
  ///
  /// @param preview the latest; null before the first
  record Proposed(EditionId id, Table table, Origin origin, EditionPreview preview)
      implements Edition {}

  /// It was accepted or discarded, and stays so.
  record Ended(EditionId id) implements Edition {}
}
