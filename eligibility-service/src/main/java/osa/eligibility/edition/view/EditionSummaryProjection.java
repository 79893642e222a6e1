package osa.eligibility.edition.view;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import osa.eligibility.edition.domain.EditionEvent;
import osa.eligibility.edition.domain.EditionEvent.ConflictsProposed;
import osa.eligibility.edition.domain.EditionEvent.DacListProposed;
import osa.eligibility.edition.domain.EditionEvent.EditionAccepted;
import osa.eligibility.edition.domain.EditionEvent.EditionDiscarded;
import osa.eligibility.edition.domain.EditionEvent.EditionPreviewed;
import osa.eligibility.edition.domain.EditionEvent.EditionProposed;
import osa.eligibility.edition.domain.EditionEvent.IncomeGroupsProposed;
import osa.eligibility.edition.domain.EditionId;
import osa.eligibility.edition.view.EditionSummary.Particulars;
import osa.eligibility.edition.view.EditionSummary.State;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;

/// Lists the editions with what they would change, or did.
@Singleton
public final class EditionSummaryProjection implements Projection<EditionSummary> {

  @Override
  public String category() {
    return EditionId.CATEGORY;
  }

  @Override
  public Class<EditionSummary> viewType() {
    return EditionSummary.class;
  }

  @Override
  public EditionSummary initial(StreamId stream) {
    EditionSummary edition = new EditionSummary();
    edition.editionId = stream.id();
    return edition;
  }

  @Override
  public void apply(EditionSummary edition, RecordedEvent<?> event) {
    edition.version = event.version();
    switch ((EditionEvent) event.data()) {
      case EditionProposed proposed -> {
        edition.sequence = event.position().position();
        edition.state = State.PROPOSED;
        edition.dataSet = proposed.table().dataSet();
        edition.particulars = particulars(proposed);
        edition.proposedBy = event.actor();
        edition.proposedAt = event.recordedAt();
      }
      case EditionPreviewed(var _, var preview) -> {
        edition.preview = preview;
        edition.previewedAt = event.recordedAt();
      }
      case EditionAccepted _ -> ended(edition, State.ACCEPTED, event);
      case EditionDiscarded(var _, var reason) -> {
        ended(edition, State.DISCARDED, event);
        edition.reason = reason;
      }
    }
  }

  private static Particulars particulars(EditionProposed proposed) {
    return switch (proposed) {
      case IncomeGroupsProposed groups -> particulars(groups, groups.worldBankYear(), null, null);
      case DacListProposed list -> particulars(list, null, list.validFrom(), list.validTo());
      case ConflictsProposed conflicts -> particulars(conflicts, null, null, null);
    };
  }

  private static Particulars particulars(
      EditionProposed proposed, Integer worldBankYear, LocalDate validFrom, LocalDate validTo) {
    return new Particulars(
        worldBankYear,
        validFrom,
        validTo,
        proposed.origin().source(),
        proposed.origin().confidence(),
        proposed.origin().csvHash());
  }

  private static void ended(EditionSummary edition, State state, RecordedEvent<?> event) {
    edition.state = state;
    edition.endedBy = event.actor();
    edition.endedAt = event.recordedAt();
  }
}
