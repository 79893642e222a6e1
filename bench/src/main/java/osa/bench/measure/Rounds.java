package osa.bench.measure;

import java.util.List;
import java.util.stream.IntStream;

/// The figures of one side, one per round, in the order of the rounds.
public record Rounds(List<Double> figures, Better better) {

  public Rounds {
    figures = List.copyOf(figures);
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
  }

  public static Rounds higherIsBetter(List<Double> figures) {
    return new Rounds(figures, Better.HIGHER);
  }

  public static Rounds lowerIsBetter(List<Double> figures) {
    return new Rounds(figures, Better.LOWER);
  }

  /// The middle figure; of an even number the mean of the two in the middle.
  public double median() {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double worst() {
    return better.worst(figures);
  }

  /// This side against the other, round by round: both halves of a ratio were measured within
  /// seconds of each other.
  public Rounds against(Rounds peer) {
    if (figures.size() != peer.figures.size()) {
      throw new IllegalArgumentException("the sides did not take the same number of turns");
    }
    return new Rounds(
        IntStream.range(0, figures.size())
            .mapToObj(round -> figures.get(round) / peer.figures.get(round))
            .toList(),
        better);
  }
}
