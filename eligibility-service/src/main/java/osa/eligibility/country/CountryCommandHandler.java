package osa.eligibility.country;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import osa.eligibility.country.domain.Country;
import osa.eligibility.country.domain.CountryCommand;
import osa.eligibility.country.domain.CountryDecider;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Facts;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of the countries' files: takes what is to be recorded, and answers what was
/// known about a country. The answer comes from the log itself and not from a view, because an
/// assessment may rest on nothing that could be out of date.
@ApplicationScoped
public class CountryCommandHandler {

  private final CommandHandler<Country, CountryCommand, CountryEvent> handler;
  private final EventStore store;

  public CountryCommandHandler(
      EventStore store, Transactions transactions, Projections projections) {
    this.store = store;
    this.handler =
        new CommandHandler<>(
            new CountryDecider(), CountryEvent.class, store, transactions, projections);
  }

  public Outcome<CountryEvent> handle(
      CountryId country, CountryCommand command, ExpectedVersion expected, Context context) {
    return handler.handle(country.stream(), command, expected, context);
  }

  /// Empty when no such country had been registered by then.
  public Optional<Facts> facts(CountryId country, LocalDate validOn, Instant knownAt) {
    return Facts.of(history(country), validOn, knownAt);
  }

  /// All that was recorded about the country, in its order; nothing when it is not registered.
  public List<RecordedEvent<CountryEvent>> history(CountryId country) {
    return store.load(country.stream()).stream()
        .map(event -> event.<CountryEvent>map(CountryEvent.class::cast))
        .toList();
  }
}
