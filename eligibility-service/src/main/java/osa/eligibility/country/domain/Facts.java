package osa.eligibility.country.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.Fact.Restriction;
import osa.eligibility.country.domain.Fact.Slot;
import osa.eligibility.country.domain.Fact.TransferAgreement;
import osa.kernel.RecordedEvent;

/// What a country's file says about one day, as far as it was known at one instant: the answer to
/// "what held on `validOn`, by what had been recorded up to `knownAt`". A pure fold over the
/// country's events; asking twice gives the same answer for ever.
///
/// Where several recorded facts answer the same question for the day, the one recorded last counts
/// (see [Fact]). A question nobody has answered is empty, which is not the same as "no".
///
/// @param signals the conflict signals that matter on the day (see [ConflictSignal#matters])
/// @param internal what was determined about internal conflicts
/// @param interstate what was determined about conflicts between states
public record Facts(
    String iso3,
    String name,
    LocalDate validOn,
    Instant knownAt,
    Optional<Known<IncomeClassification>> income,
    Optional<Known<DacListing>> dacListing,
    Optional<Known<TransferAgreement>> agreement,
    List<Known<Restriction>> restrictions,
    List<Known<ConflictSignal>> signals,
    Optional<Known<Determination>> internal,
    Optional<Known<Determination>> interstate) {

  public Facts {
    restrictions = List.copyOf(restrictions);
    signals = List.copyOf(signals);
  }

  /// Reads a country's events, given in stream order; empty when the country had not been
  /// registered by then.
  public static Optional<Facts> of(
      List<RecordedEvent<CountryEvent>> history, LocalDate validOn, Instant knownAt) {
    CountryRegistered country = null;
    SequencedMap<Slot, Known<?>> book = new LinkedHashMap<>();
    for (RecordedEvent<CountryEvent> event : history) {
      if (!event.recordedAt().isAfter(knownAt)) {
        switch (event.data()) {
          case CountryRegistered registered -> country = registered;
          case FactRecorded recorded ->
              // Last place, not the place of the fact it replaces: the latest recorded counts.
              book.putLast(recorded.fact().slot(), known(event, recorded.fact()));
        }
      }
    }
    return Optional.ofNullable(country)
        .map(found -> resolve(found, List.copyOf(book.values()), validOn, knownAt));
  }

  public Optional<Known<Determination>> determination(ConflictScope scope) {
    return switch (scope) {
      case INTERNAL -> internal;
      case INTERSTATE -> interstate;
    };
  }

  public List<Known<ConflictSignal>> signals(ConflictScope scope) {
    return signals.stream().filter(known -> known.fact().scope() == scope).toList();
  }

  /// Every fact that went into this answer, each with its event, in the order of the checks.
  public List<Known<?>> all() {
    List<Known<?>> all = new ArrayList<>();
    Stream.of(income, dacListing, agreement).flatMap(Optional::stream).forEach(all::add);
    all.addAll(restrictions);
    all.addAll(signals);
    Stream.of(internal, interstate).flatMap(Optional::stream).distinct().forEach(all::add);
    return List.copyOf(all);
  }

  private static Known<?> known(RecordedEvent<CountryEvent> event, Fact fact) {
    return new Known<>(event.id(), event.version(), event.recordedAt(), fact);
  }

  private static Facts resolve(
      CountryRegistered country, List<Known<?>> book, LocalDate validOn, Instant knownAt) {
    Predicate<Fact> holds = fact -> fact.valid().contains(validOn);
    return new Facts(
        country.iso3(),
        country.name(),
        validOn,
        knownAt,
        last(book, IncomeClassification.class, holds),
        last(book, DacListing.class, holds),
        last(book, TransferAgreement.class, holds),
        restrictions(book, holds),
        every(book, ConflictSignal.class, signal -> signal.matters().contains(validOn)),
        determination(book, ConflictScope.INTERNAL, holds),
        determination(book, ConflictScope.INTERSTATE, holds));
  }

  private static List<Known<Restriction>> restrictions(List<Known<?>> book, Predicate<Fact> holds) {
    return Stream.of(RestrictionKind.values())
        .map(kind -> last(book, Restriction.class, fact -> fact.kind() == kind && holds.test(fact)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Known<Determination>> determination(
      List<Known<?>> book, ConflictScope scope, Predicate<Fact> holds) {
    return last(book, Determination.class, fact -> fact.scope().covers(scope) && holds.test(fact));
  }

  private static <F extends Fact> Optional<Known<F>> last(
      List<Known<?>> book, Class<F> kind, Predicate<? super F> accepted) {
    List<Known<F>> found = every(book, kind, accepted);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  private static <F extends Fact> List<Known<F>> every(
      List<Known<?>> book, Class<F> kind, Predicate<? super F> accepted) {
    return book.stream()
        .map(known -> narrow(known, kind))
        .filter(Objects::nonNull)
        .filter(known -> accepted.test(known.fact()))
        .toList();
  }

  private static <F extends Fact> Known<F> narrow(Known<?> known, Class<F> kind) {
    return kind.isInstance(known.fact())
        ? new Known<>(known.eventId(), known.version(), known.recordedAt(), kind.cast(known.fact()))
        : null;
  }
}
