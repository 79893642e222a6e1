package osa.eligibility.lab.comparison;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.lab.domain.Alteration;
import osa.eligibility.lab.domain.AlterationText;
import osa.eligibility.lab.domain.AlterationText.Reading;

/// The facts that are supposed to be otherwise.
public final class Supposed {

  private record Supposition(AlterationText text, Alteration alteration) {}

  private final List<Supposition> suppositions;

  /// @param texts all of which can be read; one that cannot throws [IllegalArgumentException]
  public Supposed(List<AlterationText> texts) {
    this.suppositions = texts.stream().map(Supposed::supposition).toList();
  }

  private static Supposition supposition(AlterationText text) {
    return switch (text.read()) {
      case Reading.Understood(var alteration) -> new Supposition(text, alteration);
      case Reading.Unreadable unreadable ->
          throw new IllegalArgumentException("an alteration that cannot be read: " + unreadable);
    };
  }

  /// A country's standing on a day with what is supposed about it.
  public Standing of(String iso3, LocalDate day, Standing standing) {
    Standing result = standing;
    for (Supposition each : suppositions) {
      if (each.text().iso3().equals(iso3) && each.text().supposedOn(day)) {
        result = each.alteration().appliedTo(result);
      }
    }
    return result;
  }
}
