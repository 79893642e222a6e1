package osa.chaos.fault;

import java.time.Duration;
import java.util.Optional;
import osa.chaos.load.Traffic.Counts;

/// A fault as it was, for the table.
///
/// @param after how long after the start of the load it came
/// @param fault in a few words
/// @param lasted until it was over; a killed process is killed at once
/// @param meanwhile what was served from its beginning to the recovery
/// @param recovered how long after its end every kind of step had succeeded again; empty when that
///     was not seen
/// @param trouble why it was no fault; empty when it was one
public record Inflicted(
    Duration after,
    String fault,
    Duration lasted,
    Counts meanwhile,
    Optional<Duration> recovered,
    Optional<String> trouble) {}
