package osa.bench.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How long things took, in milliseconds, the shortest first.
public record Percentiles(List<Double> millis) {

  public Percentiles {
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    millis = millis.stream().sorted().toList();
  }

  public static Percentiles ofNanos(Collection<Long> nanos) {
    return new Percentiles(nanos.stream().map(each -> each / 1e6).toList());
  }

  /// The shortest time that at least this share of all did not exceed.
  ///
  /// @param share above 0, at most 1; 0.99 for p99
  public double at(double share) {
    return millis.get((int) Math.ceil(share * millis.size()) - 1);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms of %d",
        at(0.5),
        at(0.99),
        at(0.999),
        millis.size());
  }
}
