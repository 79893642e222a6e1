package osa.eligibility.edition.domain;

/// All that can be asked of an edition.
public sealed interface EditionCommand {

  record ProposeEdition(EditionId id, Table table, Origin origin, EditionPreview preview)
      implements EditionCommand {}

  record PreviewAgain(EditionPreview preview) implements EditionCommand {}

  /// @param seenHash of the preview that was looked at
  /// @param presentHash of what the acceptance would do at this moment
  record AcceptEdition(String seenHash, String presentHash) implements EditionCommand {}

  record DiscardEdition(String reason) implements EditionCommand {}
}
