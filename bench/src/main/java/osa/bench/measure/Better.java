package osa.bench.measure;

import java.util.Comparator;
import java.util.List;

/// Which of two figures of the same kind is the better one.
public enum Better {
  HIGHER,
  LOWER;

  double worst(List<Double> figures) {
    Comparator<Double> worstFirst =
        switch (this) {
          case HIGHER -> Comparator.naturalOrder();
          case LOWER -> Comparator.reverseOrder();
        };
    return figures.stream().min(worstFirst).orElseThrow();
  }

  boolean reaches(double figure, double bound) {
    return switch (this) {
      case HIGHER -> figure >= bound;
      case LOWER -> figure <= bound;
    };
  }
}
