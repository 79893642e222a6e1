package osa.eligibility.edition.domain;

import java.util.Map;
import osa.eligibility.edition.domain.Edition.Ended;
import osa.eligibility.edition.domain.Edition.Proposed;
import osa.eligibility.edition.domain.Edition.Unknown;
import osa.eligibility.edition.domain.EditionCommand.AcceptEdition;
import osa.eligibility.edition.domain.EditionCommand.DiscardEdition;
import osa.eligibility.edition.domain.EditionCommand.PreviewAgain;
import osa.eligibility.edition.domain.EditionCommand.ProposeEdition;
import osa.eligibility.edition.domain.EditionEvent.ConflictsProposed;
import osa.eligibility.edition.domain.EditionEvent.DacListProposed;
import osa.eligibility.edition.domain.EditionEvent.EditionAccepted;
import osa.eligibility.edition.domain.EditionEvent.EditionDiscarded;
import osa.eligibility.edition.domain.EditionEvent.EditionPreviewed;
import osa.eligibility.edition.domain.EditionEvent.EditionProposed;
import osa.eligibility.edition.domain.EditionEvent.IncomeGroupsProposed;
import osa.eligibility.edition.domain.Table.Conflicts;
import osa.eligibility.edition.domain.Table.DacList;
import osa.eligibility.edition.domain.Table.IncomeGroups;
import osa.kernel.Decider;
import osa.kernel.Decision;

/// What may become of an edition. It is accepted only by somebody who has looked at what the
/// acceptance does at that very moment, and it ends once.
public final class EditionDecider implements Decider<Edition, EditionCommand, EditionEvent> {

  @Override
  public Edition initial() {
    return new Unknown();
  }

  @Override
  public Decision<EditionEvent> decide(EditionCommand command, Edition state) {
    return switch (command) {
      case ProposeEdition propose ->
          switch (state) {
            case Unknown() ->
                Decision.accept(
                    proposed(propose),
                    new EditionPreviewed(propose.id().value(), propose.preview()));
            case Proposed _, Ended _ -> Decision.reject(EditionRejection.EDITION_ALREADY_PROPOSED);
          };
      case PreviewAgain(var preview) ->
          switch (state) {
            case Unknown() -> Decision.reject(EditionRejection.UNKNOWN_EDITION);
            case Proposed proposed when preview.equals(proposed.preview()) -> Decision.accept();
            case Proposed proposed ->
                Decision.accept(new EditionPreviewed(proposed.id().value(), preview));
            case Ended _ -> Decision.reject(EditionRejection.EDITION_ENDED);
          };
      case AcceptEdition accept ->
          switch (state) {
            case Unknown() -> Decision.reject(EditionRejection.UNKNOWN_EDITION);
            case Proposed proposed -> accept(accept, proposed);
            case Ended _ -> Decision.reject(EditionRejection.EDITION_ENDED);
          };
      case DiscardEdition(var reason) ->
          switch (state) {
            case Unknown() -> Decision.reject(EditionRejection.UNKNOWN_EDITION);
            case Proposed proposed ->
                Decision.accept(new EditionDiscarded(proposed.id().value(), reason));
            case Ended _ -> Decision.reject(EditionRejection.EDITION_ENDED);
          };
    };
  }

  @Override
  public Edition evolve(Edition state, EditionEvent event) {
    return switch (event) {
      case EditionProposed proposed ->
          switch (state) {
            case Unknown() ->
                new Proposed(
                    new EditionId(proposed.editionId()), proposed.table(), proposed.origin(), null);
            case Proposed _, Ended _ ->
                throw new IllegalStateException("proposed twice: " + proposed.editionId());
          };
      case EditionPreviewed(var id, var preview) -> {
        Proposed proposed = open(state, id);
        yield new Proposed(proposed.id(), proposed.table(), proposed.origin(), preview);
      }
      case EditionAccepted(var id, _, _) -> new Ended(open(state, id).id());
      case EditionDiscarded(var id, _) -> new Ended(open(state, id).id());
    };
  }

  private static EditionEvent proposed(ProposeEdition command) {
    var id = command.id().value();
    return switch (command.table()) {
      case IncomeGroups(var year, var rows) ->
          new IncomeGroupsProposed(id, year, rows, command.origin());
      case DacList(var from, var to, var rows) ->
          new DacListProposed(id, from, to, rows, command.origin());
      case Conflicts(var rows) -> new ConflictsProposed(id, rows, command.origin());
    };
  }

  private static Decision<EditionEvent> accept(AcceptEdition command, Proposed proposed) {
    String latest = proposed.preview().hash();
    if (!command.seenHash().equals(latest)) {
      return Decision.reject(
          EditionRejection.PREVIEW_NOT_THE_LATEST, Map.of("latestPreviewHash", latest));
    }
    if (!command.presentHash().equals(latest)) {
      return Decision.reject(EditionRejection.PREVIEW_OUTDATED, Map.of("previewHash", latest));
    }
    return Decision.accept(
        new EditionAccepted(
            proposed.id().value(), latest, proposed.preview().effects().recordings()));
  }

  private static Proposed open(Edition state, Object id) {
    return switch (state) {
      case Proposed proposed -> proposed;
      case Unknown(), Ended _ -> throw new IllegalStateException("not open: " + id);
    };
  }
}
