package osa.kernel.rebuild;

import static osa.kernel.rebuild.ReadModelRejection.DIFFERENCES_NOT_ACCEPTED;
import static osa.kernel.rebuild.ReadModelRejection.REBUILD_ENDED;
import static osa.kernel.rebuild.ReadModelRejection.REBUILD_NOT_COMPARED;
import static osa.kernel.rebuild.ReadModelRejection.REBUILD_NOT_STOPPED;
import static osa.kernel.rebuild.ReadModelRejection.REBUILD_SUPERSEDED;
import static osa.kernel.rebuild.ReadModelRejection.REBUILD_UNDER_WAY;
import static osa.kernel.rebuild.ReadModelRejection.REBUILD_UNKNOWN;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.DeciderSpec;
import osa.kernel.rebuild.ReadModelCommand.CancelRebuild;
import osa.kernel.rebuild.ReadModelCommand.RecordFailure;
import osa.kernel.rebuild.ReadModelCommand.RecordSwitch;
import osa.kernel.rebuild.ReadModelCommand.RequestSwitch;
import osa.kernel.rebuild.ReadModelCommand.ResumeRebuild;
import osa.kernel.rebuild.ReadModelCommand.StartRebuild;
import osa.kernel.rebuild.ReadModelDecider.Rebuilds;
import osa.kernel.rebuild.ReadModelEvent.ReadModelSwitched;
import osa.kernel.rebuild.ReadModelEvent.RebuildCancelled;
import osa.kernel.rebuild.ReadModelEvent.RebuildCompared;
import osa.kernel.rebuild.ReadModelEvent.RebuildFailed;
import osa.kernel.rebuild.ReadModelEvent.RebuildResumed;
import osa.kernel.rebuild.ReadModelEvent.RebuildStarted;
import osa.kernel.rebuild.ReadModelEvent.SwitchRequested;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadModelDeciderTest {

  private static final UUID ID = new UUID(0, 1);
  private static final UUID LATER = new UUID(0, 2);
  private static final Comparison EQUAL =
      new Comparison(2, 2, 0, 0, 0, List.of(), List.of(), List.of());
  private static final Comparison UNEQUAL =
      new Comparison(2, 1, 1, 0, 0, List.of("a"), List.of(), List.of());
  private static final RebuildStarted STARTED =
      new RebuildStarted(ID, null, false, false, "because");

  private static DeciderSpec<Rebuilds, ReadModelCommand, ReadModelEvent> spec() {
    return DeciderSpec.of(new ReadModelDecider());
  }

  private static StartRebuild start(UUID id) {
    return new StartRebuild(id, null, false, false, "because");
  }

  @Test
  void one_rebuild_at_a_time() {
    spec().given().when(start(ID)).then(STARTED);
    spec()
        .given(STARTED)
        .when(start(LATER))
        .thenRefused(REBUILD_UNDER_WAY, Map.of("rebuildId", ID.toString()));
    spec()
        .given(STARTED, new RebuildCompared(ID, UNEQUAL))
        .when(start(LATER))
        .thenRefused(REBUILD_UNDER_WAY, Map.of("rebuildId", ID.toString()));
    spec()
        .given(STARTED, new RebuildCancelled(ID, "no"))
        .when(start(LATER))
        .then(new RebuildStarted(LATER, null, false, false, "because"));
  }

  @Test
  void a_switch_to_rows_that_differ_needs_somebodys_word() {
    spec()
        .given(STARTED, new RebuildCompared(ID, UNEQUAL))
        .when(new RequestSwitch(ID, false))
        .thenRefused(DIFFERENCES_NOT_ACCEPTED, Map.of("differences", 1L));
    spec()
        .given(STARTED, new RebuildCompared(ID, UNEQUAL))
        .when(new RequestSwitch(ID, true))
        .then(new SwitchRequested(ID, true));
    spec()
        .given(STARTED, new RebuildCompared(ID, UNEQUAL))
        .when(new RecordSwitch(ID, UNEQUAL, "1-1"))
        .thenRefused(REBUILD_ENDED, Map.of());
  }

  @Test
  void rows_that_are_equal_switch_by_themselves() {
    spec()
        .given(STARTED, new RebuildCompared(ID, EQUAL))
        .when(new RecordSwitch(ID, EQUAL, "1-1"))
        .then(new ReadModelSwitched(ID, EQUAL, "1-1"));
    spec()
        .given(STARTED)
        .when(new RequestSwitch(ID, true))
        .thenRefused(REBUILD_NOT_COMPARED, Map.of());
  }

  @Test
  void what_was_cancelled_meanwhile_does_not_switch() {
    spec()
        .given(STARTED, new RebuildCompared(ID, EQUAL), new RebuildCancelled(ID, "no"))
        .when(new RecordSwitch(ID, EQUAL, "1-1"))
        .thenRefused(REBUILD_ENDED, Map.of());
    spec()
        .given(STARTED, new RebuildCancelled(ID, "no"))
        .when(new RecordFailure(ID, "late"))
        .thenRefused(REBUILD_ENDED, Map.of());
  }

  @Test
  void only_what_has_stopped_can_go_on_and_only_the_latest() {
    spec().given(STARTED).when(new ResumeRebuild(ID)).thenRefused(REBUILD_NOT_STOPPED, Map.of());
    spec()
        .given(STARTED, new RebuildFailed(ID, "x"))
        .when(new ResumeRebuild(ID))
        .then(new RebuildResumed(ID));
    spec()
        .given(
            STARTED,
            new RebuildCancelled(ID, "no"),
            new RebuildStarted(LATER, null, true, false, "again"))
        .when(new ResumeRebuild(ID))
        .thenRefused(REBUILD_SUPERSEDED, Map.of());
    spec().given().when(new CancelRebuild(ID, "no")).thenRefused(REBUILD_UNKNOWN, Map.of());
  }
}
