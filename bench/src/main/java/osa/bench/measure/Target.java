package osa.bench.measure;

import java.util.Locale;

/// What a figure, or a ratio where there is a peer, has to reach.
///
/// @param unit what stands behind the bound; empty for a ratio
public record Target(double bound, Better better, String unit) {

  public static Target atLeast(double ratio) {
    return new Target(ratio, Better.HIGHER, "");
  }

  public static Target atMost(double bound, String unit) {
    return new Target(bound, Better.LOWER, unit);
  }

  boolean metBy(double figure) {
    return better.reaches(figure, bound);
  }

  @Override
  public String toString() {
    String sign =
        switch (better) {
          case HIGHER -> "≥ ";
          case LOWER -> "≤ ";
        };
    String number = String.format(Locale.ROOT, bound % 1 == 0 ? "%.0f" : "%.2f", bound);
    return sign + number + (unit.isEmpty() ? " ×" : " " + unit);
  }
}
