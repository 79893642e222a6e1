package osa.bench.measure;

import java.util.Optional;

/// One line of the table: what was measured, against whom, and whether that is enough.
///
/// @param peer the other side's name; empty where the figure stands for itself
public record Row(
    String what,
    String unit,
    Rounds ours,
    String peer,
    Optional<Rounds> theirs,
    Optional<Target> target) {

  /// Against a peer, without a bound.
  public static Row compared(String what, String unit, Rounds ours, String peer, Rounds theirs) {
    return new Row(what, unit, ours, peer, Optional.of(theirs), Optional.empty());
  }

  /// By itself.
  public static Row alone(String what, String unit, Rounds ours) {
    return new Row(what, unit, ours, "", Optional.empty(), Optional.empty());
  }

  public Row aiming(Target bound) {
    return new Row(what, unit, ours, peer, theirs, Optional.of(bound));
  }

  /// What the target speaks of: the ratio, or the figure where there is no peer.
  public Rounds judged() {
    return theirs.map(ours::against).orElse(ours);
  }

  public boolean missed() {
    return target.filter(bound -> !bound.metBy(judged().median())).isPresent();
  }

  /// The median decides; a worst round that falls short is said.
  public String verdict() {
    return target
        .map(
            bound -> {
              if (!bound.metBy(judged().median())) {
                return "**missed**";
              }
              return bound.metBy(judged().worst()) ? "met" : "met, not in the worst round";
            })
        .orElse("");
  }
}
