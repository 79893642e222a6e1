package osa.kernel.rebuild;

import java.util.UUID;
import osa.kernel.Checkpoint;

/// How far a rebuild has come. Kept in the transaction of the rows it counts.
///
/// @param build which code folded the rows
/// @param at the rows hold every event up to here, once `following`; before, those of the streams
///     up to `stream`
/// @param stream the last stream whose row is complete, empty before the first
/// @param following whether the streams are done and the log is followed, event by event
/// @param eventsTotal how many events there were when it began
/// @param workedMillis time spent, without pauses between steps
public record Progress(
    UUID rebuildId,
    String build,
    Checkpoint at,
    String stream,
    boolean following,
    long events,
    long eventsTotal,
    long rows,
    long workedMillis) {

  /// Of the events that were there at the beginning; 99 while it still follows.
  public int percent() {
    return eventsTotal == 0 ? 99 : (int) Math.min(99, events * 100 / eventsTotal);
  }

  public long rowsPerSecond() {
    return rows * 1_000 / Math.max(1, workedMillis);
  }

  Progress streams(String lastComplete, long moreEvents, long moreRows, long millis) {
    return new Progress(
        rebuildId,
        build,
        at,
        lastComplete,
        false,
        events + moreEvents,
        eventsTotal,
        rows + moreRows,
        workedMillis + millis);
  }

  Progress followed(Checkpoint to, long moreEvents, long moreRows, long millis) {
    return new Progress(
        rebuildId,
        build,
        to,
        stream,
        true,
        events + moreEvents,
        eventsTotal,
        rows + moreRows,
        workedMillis + millis);
  }
}
