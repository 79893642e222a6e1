package osa.eligibility.assessment.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.eligibility.assessment.CurrentAssessments;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.view.AssessmentSummary.Outcome;

/// Reads the assessments.
@ApplicationScoped
public class AssessmentQueries
    implements PanacheRepositoryBase<AssessmentSummary, String>, CurrentAssessments {

  /// What to list; a field that is null does not narrow the list.
  public record Filter(String recipientIso3, Outcome outcome, String grantId) {

    public static final Filter NONE = new Filter(null, null, null);

    /// The same of one assessment, which need not be as it is today.
    public boolean accepts(AssessmentSummary row) {
      return (recipientIso3 == null || recipientIso3.equals(row.recipientIso3))
          && (outcome == null || outcome == row.outcome)
          && (grantId == null || grantId.equals(row.grantId));
    }
  }

  public Optional<AssessmentSummary> byId(AssessmentId id) {
    return findByIdOptional(id.toString());
  }

  /// Up to `limit` assessments after a place, in the order in which they were asked for.
  public List<AssessmentSummary> after(long sequence, Filter filter, int limit) {
    StringBuilder query = new StringBuilder("sequence > :sequence");
    Map<String, Object> parameters = new HashMap<>(Map.of("sequence", sequence));
    if (filter.recipientIso3() != null) {
      query.append(" and recipientIso3 = :recipient");
      parameters.put("recipient", filter.recipientIso3());
    }
    if (filter.outcome() != null) {
      query.append(" and outcome = :outcome");
      parameters.put("outcome", filter.outcome());
    }
    if (filter.grantId() != null) {
      query.append(" and grantId = :grant");
      parameters.put("grant", filter.grantId());
    }
    return find(query.toString(), Sort.by("sequence"), parameters).page(0, limit).list();
  }

  @Override
  public List<AssessmentId> about(String iso3) {
    return getEntityManager()
        .createQuery(
            """
            select assessmentId from AssessmentSummary
            where recipientIso3 = :recipient and grantId is not null and supersededBy is null
              and outcome <> :rejected
            order by sequence
            """,
            String.class)
        .setParameter("recipient", iso3)
        .setParameter("rejected", Outcome.REJECTED)
        .getResultStream()
        .map(AssessmentId::fromString)
        .toList();
  }

  @Override
  public List<Placed> after(long sequence, int max) {
    return getEntityManager()
        .createQuery(
            """
            select assessmentId, sequence from AssessmentSummary
            where sequence > :sequence and grantId is not null and supersededBy is null
              and outcome <> :rejected
            order by sequence
            """,
            Object[].class)
        .setParameter("sequence", sequence)
        .setParameter("rejected", Outcome.REJECTED)
        .setMaxResults(max)
        .getResultStream()
        .map(row -> new Placed(AssessmentId.fromString((String) row[0]), (Long) row[1]))
        .toList();
  }

  /// How many there are of each outcome; a outcome that none has is missing.
  public Map<Outcome, Long> countByOutcome() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    getEntityManager()
        .createQuery(
            "select outcome, count(*) from AssessmentSummary where outcome is not null group by"
                + " outcome",
            Object[].class)
        .getResultStream()
        .forEach(row -> counts.put((Outcome) row[0], (Long) row[1]));
    return counts;
  }
}
