package osa.eligibility.lab.domain;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.assessment.domain.ItemKind;

/// Cases that nobody asked for: every country with every kind of item, armed and unarmed, on every
/// day. Each asks for the armed forces, under the pillar P1, with both undertakings given.
///
/// @param countries ISO codes, each once, in their order
public record GridPlan(List<String> countries, List<LocalDate> days, List<ItemKind> itemKinds) {

  /// Armed and unarmed.
  private static final int FITTINGS = 2;

  public GridPlan {
    countries = List.copyOf(countries);
    days = List.copyOf(days);
    itemKinds = List.copyOf(itemKinds);
  }

  public long points() {
    return (long) countries.size() * pointsPerCountry();
  }

  public long pointsPerCountry() {
    return (long) days.size() * itemKinds.size() * FITTINGS;
  }
}
