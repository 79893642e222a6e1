package osa.doctor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// What is not in a backup is lost with the machine.
///
/// A backup is a folder that bears the instant at which it was made and holds the file `complete`;
/// what came after it is in the archive of the write-ahead log.
public final class Backups implements Check {

  private static final String COMPLETE = "complete";

  private record Archiver(boolean on, boolean failing, String failed, int waitingSeconds) {}

  @Override
  public String name() {
    return "backups";
  }

  @Override
  public Looked look(Visit visit) throws IOException, SQLException {
    var notes = new Looked.Notes();
    if (visit.site().backups().isEmpty()) {
      return notes.seen("none are expected here");
    }
    archive(visit, notes);
    Optional<Instant> last = last(visit.site().backups().get());
    if (last.isEmpty()) {
      notes.error("backups", "there is none", visit.advice().backup());
      return notes.seen("none");
    }
    Duration age = Duration.between(last.get(), visit.clock().instant());
    if (age.compareTo(visit.limits().backupAgeMax()) > 0) {
      notes.error(
          "backups",
          "the last one is %d hours old".formatted(age.toHours()),
          visit.advice().backup());
    }
    return notes.seen("the last one is %d hours old".formatted(age.toHours()));
  }

  private static void archive(Visit visit, Looked.Notes notes) throws SQLException {
    Archiver archiver;
    try (Sql sql = Sql.on(visit.site().databases().getFirst())) {
      archiver =
          sql.row(
              """
              SELECT current_setting('archive_mode') <> 'off' AS on,
                coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
                  AS failing,
                coalesce(last_failed_wal, '') AS failed,
                coalesce(extract(epoch FROM clock_timestamp() - last_failed_time), 0)::int
                  AS waiting
              FROM pg_stat_archiver
              """,
              row ->
                  new Archiver(
                      row.getBoolean("on"),
                      row.getBoolean("failing"),
                      row.getString("failed"),
                      row.getInt("waiting")));
    }
    if (!archiver.on()) {
      notes.error(
          "archive",
          "is off: only whole backups can be brought back",
          "set archive_mode=on for PostgreSQL and restart it");
    } else if (archiver.failing()) {
      notes.error(
          "archive",
          "does not take %s; the last attempt was %d s ago"
              .formatted(archiver.failed(), archiver.waitingSeconds()),
          "look whether its disk is full; until then PostgreSQL keeps everything on its own");
    }
  }

  /// When the last complete one was made; empty when there is none.
  public static Optional<Instant> last(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> backups = Files.list(folder)) {
      return backups
          .map(backup -> backup.resolve(COMPLETE))
          .filter(Files::isRegularFile)
          .map(Backups::made)
          .max(Comparator.naturalOrder());
    }
  }

  private static Instant made(Path complete) {
    try {
      return Files.getLastModifiedTime(complete).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
