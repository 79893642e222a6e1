package osa.kernel.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import osa.kernel.Decider;
import osa.kernel.Decision;
import osa.kernel.rebuild.ReadModelCommand.CancelRebuild;
import osa.kernel.rebuild.ReadModelCommand.RecordComparison;
import osa.kernel.rebuild.ReadModelCommand.RecordFailure;
import osa.kernel.rebuild.ReadModelCommand.RecordSwitch;
import osa.kernel.rebuild.ReadModelCommand.RequestSwitch;
import osa.kernel.rebuild.ReadModelCommand.ResumeRebuild;
import osa.kernel.rebuild.ReadModelCommand.StartRebuild;
import osa.kernel.rebuild.ReadModelEvent.ReadModelSwitched;
import osa.kernel.rebuild.ReadModelEvent.RebuildCancelled;
import osa.kernel.rebuild.ReadModelEvent.RebuildCompared;
import osa.kernel.rebuild.ReadModelEvent.RebuildFailed;
import osa.kernel.rebuild.ReadModelEvent.RebuildResumed;
import osa.kernel.rebuild.ReadModelEvent.RebuildStarted;
import osa.kernel.rebuild.ReadModelEvent.SwitchRequested;
import osa.kernel.rebuild.Rebuild.Stage;

/// The life of a read model's rebuilds: one at a time, and no switch to rows that differ without
/// somebody's word.
public final class ReadModelDecider
    implements Decider<ReadModelDecider.Rebuilds, ReadModelCommand, ReadModelEvent> {

  /// All rebuilds of a read model, the oldest first.
  public record Rebuilds(List<Rebuild> all) {
    public Rebuilds {
      all = List.copyOf(all);
    }

    public Optional<Rebuild> byId(UUID id) {
      return all.stream().filter(rebuild -> rebuild.id().equals(id)).findFirst();
    }

    public Optional<Rebuild> latest() {
      return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private Rebuilds with(Rebuild latest) {
      List<Rebuild> next = new ArrayList<>(all.subList(0, all.size() - 1));
      next.add(latest);
      return new Rebuilds(next);
    }
  }

  @Override
  public Rebuilds initial() {
    return new Rebuilds(List.of());
  }

  @Override
  public Decision<ReadModelEvent> decide(ReadModelCommand command, Rebuilds rebuilds) {
    if (command instanceof StartRebuild start) {
      return rebuilds.latest().filter(Rebuild::isOpen).isPresent()
          ? Decision.reject(
              ReadModelRejection.REBUILD_UNDER_WAY,
              Map.of("rebuildId", rebuilds.latest().orElseThrow().id().toString()))
          : Decision.accept(
              new RebuildStarted(
                  start.rebuildId(),
                  start.rowKey(),
                  start.compareOnly(),
                  start.acceptDifferences(),
                  start.reason()));
    }
    Optional<Rebuild> asked = rebuilds.byId(command.rebuildId());
    if (asked.isEmpty()) {
      return Decision.reject(ReadModelRejection.REBUILD_UNKNOWN);
    }
    if (!asked.equals(rebuilds.latest())) {
      return Decision.reject(ReadModelRejection.REBUILD_SUPERSEDED);
    }
    return decide(command, asked.get());
  }

  private static Decision<ReadModelEvent> decide(ReadModelCommand command, Rebuild rebuild) {
    return switch (command) {
      case StartRebuild _ -> Decision.reject(ReadModelRejection.REBUILD_UNDER_WAY);
      case CancelRebuild(UUID id, String reason) ->
          rebuild.isOpen() ? Decision.accept(new RebuildCancelled(id, reason)) : ended();
      case ResumeRebuild(UUID id) ->
          rebuild.stage() == Stage.CANCELLED || rebuild.stage() == Stage.FAILED
              ? Decision.accept(new RebuildResumed(id))
              : Decision.reject(ReadModelRejection.REBUILD_NOT_STOPPED);
      case RequestSwitch(UUID id, boolean accept) -> requestSwitch(id, accept, rebuild);
      case RecordComparison(UUID id, Comparison comparison) ->
          rebuild.isAtWork() ? Decision.accept(new RebuildCompared(id, comparison)) : ended();
      case RecordSwitch(UUID id, Comparison comparison, String log) ->
          rebuild.stage() == Stage.SWITCHING
              ? Decision.accept(new ReadModelSwitched(id, comparison, log))
              : ended();
      case RecordFailure(UUID id, String cause) ->
          rebuild.isAtWork() ? Decision.accept(new RebuildFailed(id, cause)) : ended();
    };
  }

  private static Decision<ReadModelEvent> requestSwitch(UUID id, boolean accept, Rebuild rebuild) {
    if (rebuild.stage() != Stage.COMPARED) {
      return Decision.reject(ReadModelRejection.REBUILD_NOT_COMPARED);
    }
    return accept
        ? Decision.accept(new SwitchRequested(id, true))
        : Decision.reject(
            ReadModelRejection.DIFFERENCES_NOT_ACCEPTED,
            Map.of("differences", rebuild.comparison().differences()));
  }

  private static Decision<ReadModelEvent> ended() {
    return Decision.reject(ReadModelRejection.REBUILD_ENDED);
  }

  @Override
  public Rebuilds evolve(Rebuilds rebuilds, ReadModelEvent event) {
    if (event instanceof RebuildStarted e) {
      List<Rebuild> next = new ArrayList<>(rebuilds.all());
      next.add(
          new Rebuild(
              e.rebuildId(),
              e.rowKey(),
              e.compareOnly(),
              e.acceptDifferences(),
              e.reason(),
              Stage.BUILDING,
              null,
              null));
      return new Rebuilds(next);
    }
    Rebuild latest =
        rebuilds
            .latest()
            .filter(rebuild -> rebuild.id().equals(event.rebuildId()))
            .orElseThrow(() -> new IllegalStateException("no such rebuild is the latest"));
    return rebuilds.with(evolve(latest, event));
  }

  private static Rebuild evolve(Rebuild rebuild, ReadModelEvent event) {
    return switch (event) {
      case RebuildStarted _ -> throw new IllegalStateException("a rebuild starts once");
      case RebuildCompared(UUID _, Comparison found) ->
          rebuild.compared(found, afterComparison(rebuild, found));
      case SwitchRequested(UUID _, boolean accept) -> rebuild.switching(accept);
      case ReadModelSwitched(UUID _, Comparison found, String _) ->
          rebuild.compared(found, Stage.SWITCHED);
      case RebuildCancelled(UUID _, String reason) -> rebuild.ended(Stage.CANCELLED, reason);
      case RebuildFailed(UUID _, String cause) -> rebuild.ended(Stage.FAILED, cause);
      case RebuildResumed _ -> rebuild.at(Stage.BUILDING);
    };
  }

  private static Stage afterComparison(Rebuild rebuild, Comparison found) {
    if (rebuild.compareOnly()) {
      return Stage.ENDED;
    }
    return found.differences() == 0 || rebuild.acceptDifferences()
        ? Stage.SWITCHING
        : Stage.COMPARED;
  }
}
