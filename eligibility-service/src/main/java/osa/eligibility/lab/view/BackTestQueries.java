package osa.eligibility.lab.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import osa.eligibility.lab.domain.BackTestId;
import osa.eligibility.lab.view.BackTestSummary.State;
import osa.eligibility.policy.BackTestReports;
import osa.eligibility.policy.domain.Evidence;

/// Reads the back-tests.
@ApplicationScoped
public class BackTestQueries
    implements PanacheRepositoryBase<BackTestSummary, String>, BackTestReports {

  private final KeptReports reports;

  public BackTestQueries(KeptReports reports) {
    this.reports = reports;
  }

  public Optional<BackTestSummary> byId(BackTestId id) {
    return findByIdOptional(id.toString());
  }

  /// Up to `limit` back-tests after a place, in the order in which they were asked for.
  public List<BackTestSummary> after(long sequence, int limit) {
    return find("sequence > ?1", Sort.by("sequence"), sequence).page(0, limit).list();
  }

  /// Those that wait or are under way, the oldest first.
  public List<BackTestId> open() {
    return find("state", Sort.by("sequence"), State.OPEN).stream()
        .map(backTest -> BackTestId.fromString(backTest.backTestId))
        .toList();
  }

  public long countOpen() {
    return count("state", State.OPEN);
  }

  @Override
  public Evidence evidence(String reportHash, String contentHash) {
    if (!isAbout(reportHash, contentHash)) {
      return Evidence.NONE;
    }
    return reports.casesAnswered(reportHash, contentHash) > 0 ? Evidence.CASES : Evidence.NO_CASE;
  }

  /// Whether a completed back-test has this report and tried a model with this content, with the
  /// facts as they are: one that supposed facts otherwise says nothing about the rules as they
  /// would hold.
  private boolean isAbout(String reportHash, String contentHash) {
    return find("reportHash = ?1 and state = ?2", reportHash, State.COMPLETED).stream()
        .map(backTest -> backTest.asked)
        .anyMatch(
            asked ->
                asked.alterations().isEmpty()
                    && asked.candidates().stream()
                        .anyMatch(tried -> tried.contentHash().equals(contentHash)));
  }
}
