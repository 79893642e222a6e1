package osa.eligibility.edition.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import osa.eligibility.edition.domain.Table.ConflictRow;
import osa.eligibility.edition.domain.Table.Conflicts;
import osa.eligibility.edition.domain.Table.DacList;
import osa.eligibility.edition.domain.Table.DacRow;
import osa.eligibility.edition.domain.Table.IncomeGroupRow;
import osa.eligibility.edition.domain.Table.IncomeGroups;

/// All that can have happened to an edition.
public sealed interface EditionEvent {

  /// It was read and found whole. What it says is kept row by row, so that no later reader of CSV
  /// can read it otherwise.
  sealed interface EditionProposed extends EditionEvent {
    UUID editionId();

    Origin origin();

    Table table();
  }

  record IncomeGroupsProposed(
      UUID editionId, int worldBankYear, List<IncomeGroupRow> rows, Origin origin)
      implements EditionProposed {
    @Override
    public Table table() {
      return new IncomeGroups(worldBankYear, rows);
    }
  }

  record DacListProposed(
      UUID editionId, LocalDate validFrom, LocalDate validTo, List<DacRow> rows, Origin origin)
      implements EditionProposed {
    @Override
    public Table table() {
      return new DacList(validFrom, validTo, rows);
    }
  }

  record ConflictsProposed(UUID editionId, List<ConflictRow> rows, Origin origin)
      implements EditionProposed {
    @Override
    public Table table() {
      return new Conflicts(rows);
    }
  }

  record EditionPreviewed(UUID editionId, EditionPreview preview) implements EditionEvent {}

  /// Its facts were recorded in the same transaction, and name this event as their cause.
  record EditionAccepted(UUID editionId, String previewHash, int factsRecorded)
      implements EditionEvent {}

  record EditionDiscarded(UUID editionId, String reason) implements EditionEvent {}
}
