package osa.doctor;

import java.time.Duration;

/// From where on a figure is a finding.
///
/// @param clockApart how far a clock may be from ours
/// @param diskFreeMin bytes that have to be free; a quarter of it is an error
/// @param untoldMax age of an event that the others were not told of
/// @param unreadMax age of a message that its receiver has not handled
/// @param transactionMax age of an open transaction that holds readers of the log back
/// @param connectionsPercentMax of those that PostgreSQL takes
/// @param certificateLeftMin before a certificate ends
/// @param backupAgeMax since the last backup
public record Limits(
    Duration clockApart,
    long diskFreeMin,
    Duration untoldMax,
    Duration unreadMax,
    Duration transactionMax,
    int connectionsPercentMax,
    Duration certificateLeftMin,
    Duration backupAgeMax) {

  public static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(5),
          2L << 30,
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          80,
          Duration.ofDays(30),
          Duration.ofHours(26));
}
