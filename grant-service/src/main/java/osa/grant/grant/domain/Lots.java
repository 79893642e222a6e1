package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import osa.grant.grant.domain.Lot.Arrived;
import osa.grant.grant.domain.Lot.HandedOver;
import osa.grant.grant.domain.Lot.Planned;

/// The lots planned so far, by their identifiers.
public record Lots(Map<String, Lot> byId) {

  static final Lots NONE = new Lots(Map.of());

  public Lots {
    byId = Map.copyOf(byId);
  }

  Optional<Lot> find(String lotId) {
    return Optional.ofNullable(byId.get(lotId));
  }

  Lots with(String lotId, Lot lot) {
    Map<String, Lot> next = new HashMap<>(byId);
    next.put(lotId, lot);
    return new Lots(next);
  }

  /// How many planned lots have not been handed over.
  public long open() {
    return byId.size() - handOvers().count();
  }

  /// The date of the latest hand-over, whatever the order they were recorded in; empty when there
  /// was none.
  public Optional<LocalDate> lastHandOverOn() {
    return handOvers().max(LocalDate::compareTo);
  }

  /// The date of the earliest hand-over; empty when there was none.
  public Optional<LocalDate> firstHandOverOn() {
    return handOvers().min(LocalDate::compareTo);
  }

  private Stream<LocalDate> handOvers() {
    return byId.values().stream().flatMap(Lots::handOver);
  }

  private static Stream<LocalDate> handOver(Lot lot) {
    return switch (lot) {
      case Planned _, Arrived _ -> Stream.empty();
      case HandedOver(LocalDate on) -> Stream.of(on);
    };
  }
}
