package osa.eligibility.country.domain;

import java.util.ArrayList;
import java.util.List;

/// The recorded facts of a country, in the order in which they were recorded.
public record FactBook(List<Fact> facts) {

  public static final FactBook EMPTY = new FactBook(List.of());

  public FactBook {
    facts = List.copyOf(facts);
  }

  public FactBook with(Fact fact) {
    List<Fact> next = new ArrayList<>(facts);
    next.add(fact);
    return new FactBook(next);
  }

  /// Whether recording the fact once more would change nothing: it is here, and nothing recorded
  /// since has superseded it on any day.
  public boolean alreadySays(Fact fact) {
    for (Fact recorded : facts.reversed()) {
      if (recorded.equals(fact)) {
        return true;
      }
      if (recorded.competesWith(fact) && recorded.valid().overlaps(fact.valid())) {
        return false;
      }
    }
    return false;
  }
}
