package osa.eligibility.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.Fact;
import osa.eligibility.edition.domain.FactChange;
import osa.eligibility.edition.domain.FactChange.FactText;
import osa.eligibility.edition.domain.FactNovelty;
import osa.eligibility.edition.domain.Stated;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;

/// Records the facts of an edition in the countries' files, and notes what each of them is to its
/// file.
final class RehearsedFacts {

  private final CountryCommandHandler countries;
  private final List<FactChange> changes = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();

  RehearsedFacts(CountryCommandHandler countries) {
    this.countries = countries;
  }

  void record(Stated stated, Context context) {
    var history = countries.history(stated.country());
    versions.putIfAbsent(stated.iso3(), (long) history.size());
    List<Fact> known =
        history.stream()
            .map(event -> event.data())
            .filter(FactRecorded.class::isInstance)
            .map(event -> ((FactRecorded) event).fact())
            .toList();
    changes.add(change(stated, known, isRecorded(stated, context)));
  }

  private boolean isRecorded(Stated stated, Context context) {
    return switch (countries.handle(
        stated.country(), stated.recording(), ExpectedVersion.any(), context)) {
      case Outcome.Done<CountryEvent> done -> !done.events().isEmpty();
      case Outcome.Refused<CountryEvent>(var rejection) ->
          throw new IllegalStateException("line " + stated.line() + ": " + rejection);
      case Outcome.Stale<CountryEvent> stale ->
          throw new IllegalStateException("nobody else writes here: " + stale);
    };
  }

  private static FactChange change(Stated stated, List<Fact> known, boolean recorded) {
    Fact fact = stated.fact();
    Optional<Fact> replaced =
        last(known.stream().filter(each -> each.slot().equals(fact.slot())).toList());
    FactNovelty novelty =
        recorded
            ? replaced.isPresent() ? FactNovelty.CHANGED : FactNovelty.NEW
            : FactNovelty.UNCHANGED;
    Optional<Fact> before =
        switch (novelty) {
          case CHANGED -> replaced;
          case NEW -> heldBefore(fact, known);
          case UNCHANGED -> Optional.empty();
        };
    return new FactChange(
        stated.line(),
        stated.iso3(),
        novelty,
        before.map(FactText::of).orElse(null),
        FactText.of(fact));
  }

  /// What the file says on the first day of a new fact, or else on the day before.
  private static Optional<Fact> heldBefore(Fact fact, List<Fact> known) {
    LocalDate first = fact.valid().from();
    return holding(fact, known, first).or(() -> holding(fact, known, first.minusDays(1)));
  }

  private static Optional<Fact> holding(Fact fact, List<Fact> known, LocalDate day) {
    return last(
        known.stream()
            .filter(each -> each.competesWith(fact) && each.valid().contains(day))
            .toList());
  }

  private static Optional<Fact> last(List<Fact> facts) {
    return facts.isEmpty() ? Optional.empty() : Optional.of(facts.getLast());
  }

  boolean knows(String iso3) {
    return versions.containsKey(iso3);
  }

  /// One per fact, in the order of the file.
  List<FactChange> changes() {
    return changes.stream().sorted(Comparator.comparingInt(FactChange::line)).toList();
  }

  /// Of the files, before the first of the facts was recorded.
  Map<String, Long> versions() {
    return Map.copyOf(versions);
  }
}
