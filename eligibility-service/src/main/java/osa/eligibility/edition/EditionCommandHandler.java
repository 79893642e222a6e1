package osa.eligibility.edition;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.edition.Rehearsal.Rehearsed;
import osa.eligibility.edition.domain.Edition;
import osa.eligibility.edition.domain.EditionCommand;
import osa.eligibility.edition.domain.EditionCommand.AcceptEdition;
import osa.eligibility.edition.domain.EditionDecider;
import osa.eligibility.edition.domain.EditionEvent;
import osa.eligibility.edition.domain.EditionId;
import osa.eligibility.edition.domain.Stated;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of editions. An acceptance and the facts that it records are one transaction:
/// whoever reads the countries' files sees all of them or none.
@ApplicationScoped
public class EditionCommandHandler {

  private final CommandHandler<Edition, EditionCommand, EditionEvent> handler;
  private final Transactions transactions;
  private final CountryCommandHandler countries;

  public EditionCommandHandler(
      EventStore store,
      Transactions transactions,
      Projections projections,
      CountryCommandHandler countries) {
    this.handler =
        new CommandHandler<>(
            new EditionDecider(), EditionEvent.class, store, transactions, projections);
    this.transactions = transactions;
    this.countries = countries;
  }

  /// Everything but an acceptance.
  public Outcome<EditionEvent> handle(
      EditionId id, EditionCommand command, ExpectedVersion expected, Context context) {
    return handler.handle(id.stream(), command, expected, context);
  }

  /// Empty when there is none, or it has been accepted or discarded.
  public Optional<Edition.Proposed> proposed(EditionId id) {
    return switch (handler.state(id.stream())) {
      case Edition.Proposed proposed -> Optional.of(proposed);
      case Edition.Unknown(), Edition.Ended _ -> Optional.empty();
    };
  }

  /// Accepts an edition and records its facts, each caused by the acceptance. Throws
  /// [EditionOutdated], and nothing holds, when a country's file is not the one that was rehearsed
  /// on.
  ///
  /// @param present what a rehearsal came to a moment ago
  public Outcome<EditionEvent> accept(
      EditionId id, String seenHash, Rehearsed present, ExpectedVersion expected, Context context) {
    return transactions.required(
        () -> {
          Outcome<EditionEvent> outcome =
              handle(id, new AcceptEdition(seenHash, present.preview().hash()), expected, context);
          switch (outcome) {
            case Outcome.Done<EditionEvent> done ->
                record(present, causedBy(done.events().getFirst(), context));
            case Outcome.Refused<EditionEvent> _, Outcome.Stale<EditionEvent> _ -> {}
          }
          return outcome;
        });
  }

  private void record(Rehearsed present, Context context) {
    Map<String, Long> now = new HashMap<>(present.versions());
    for (Stated stated : Stated.inOrder(present.facts())) {
      ExpectedVersion expected = ExpectedVersion.exactly(now.get(stated.iso3()));
      switch (countries.handle(stated.country(), stated.recording(), expected, context)) {
        case Outcome.Done<CountryEvent> done -> now.put(stated.iso3(), done.version());
        case Outcome.Refused<CountryEvent> _, Outcome.Stale<CountryEvent> _ ->
            throw new EditionOutdated(stated.iso3());
      }
    }
  }

  private static Context causedBy(RecordedEvent<EditionEvent> acceptance, Context context) {
    return new Context(
        context.actor(),
        context.occurredAt(),
        context.correlationId(),
        acceptance.id(),
        context.traceparent());
  }
}
