package osa.eligibility.lab.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import osa.eligibility.lab.domain.BackTestId;

/// The reports, by their hash, and how far the back-tests are. In the surrounding transaction.
@ApplicationScoped
public class KeptReports {

  /// Of the work of the latest attempt.
  ///
  /// @param total 0 when there is nothing to do
  public record Progress(long done, long total) {

    public static final Progress NOT_BEGUN = new Progress(0, 1);
    private static final int WHOLE = 100;

    /// It is whole only with the report.
    public int percent() {
      return total == 0 ? 0 : (int) Math.min(WHOLE - 1, done * WHOLE / total);
    }
  }

  private final EntityManager database;

  public KeptReports(EntityManager database) {
    this.database = database;
  }

  /// Keeping the same report again changes nothing.
  public void keep(String hash, String report) {
    database
        .createNativeQuery(
            "INSERT INTO es_back_test_report (hash, report) VALUES (?1, ?2)"
                + " ON CONFLICT (hash) DO NOTHING")
        .setParameter(1, hash)
        .setParameter(2, report)
        .executeUpdate();
  }

  public Optional<String> report(String hash) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT report FROM es_back_test_report WHERE hash = ?1", String.class)
            .setParameter(1, hash)
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }

  /// How many cases of a report a candidate with this content answered; 0 when there is no such
  /// report, or no such candidate in it.
  public long casesAnswered(String hash, String contentHash) {
    return ((Number)
            database
                .createNativeQuery(
                    "SELECT CAST(COALESCE(SUM(CAST(tried ->> 'cases' AS bigint)), 0) AS bigint)"
                        + " FROM es_back_test_report,"
                        + " jsonb_array_elements(CAST(report AS jsonb) -> 'byCandidate') AS tried"
                        + " WHERE hash = ?1 AND tried ->> 'contentHash' = ?2",
                    Long.class)
                .setParameter(1, hash)
                .setParameter(2, contentHash)
                .getSingleResult())
        .longValue();
  }

  /// Notes that it is begun; answers how many attempts there were with this one.
  ///
  /// @param another false when it only goes on with the last attempt
  public long begin(BackTestId id, long total, boolean another) {
    return ((Number)
            database
                .createNativeQuery(
                    "INSERT INTO es_back_test_progress AS p (back_test_id, attempts, done, total)"
                        + " VALUES (?1, 1, 0, ?2) ON CONFLICT (back_test_id) DO UPDATE"
                        + " SET attempts = p.attempts + ?3, done = 0, total = excluded.total"
                        + " RETURNING attempts",
                    Long.class)
                .setParameter(1, id.toString())
                .setParameter(2, total)
                .setParameter(3, another ? 1 : 0)
                .getSingleResult())
        .longValue();
  }

  /// The attempt ended because the process was told to stop: it does not count.
  public boolean notItsFault(BackTestId id) {
    return database
            .createNativeQuery(
                "UPDATE es_back_test_progress SET attempts = attempts - 1 WHERE back_test_id = ?1")
            .setParameter(1, id.toString())
            .executeUpdate()
        > 0;
  }

  public void progress(BackTestId id, long done) {
    database
        .createNativeQuery("UPDATE es_back_test_progress SET done = ?2 WHERE back_test_id = ?1")
        .setParameter(1, id.toString())
        .setParameter(2, done)
        .executeUpdate();
  }

  public Progress progressOf(BackTestId id) {
    List<?> found =
        database
            .createNativeQuery(
                "SELECT done, total FROM es_back_test_progress WHERE back_test_id = ?1",
                Object[].class)
            .setParameter(1, id.toString())
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .map(row -> new Progress(((Number) row[0]).longValue(), ((Number) row[1]).longValue()))
        .findFirst()
        .orElse(Progress.NOT_BEGUN);
  }
}
