package osa.grant.grant.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.grant.grant.domain.GrantId;

/// Reads the grants' summaries.
@ApplicationScoped
public class GrantQueries implements PanacheRepositoryBase<GrantSummary, String> {

  /// What a list is narrowed to; an empty part narrows nothing.
  public record Filter(
      Optional<String> recipientIso3, Optional<GrantStatus> status, Optional<Integer> fiscalYear) {

    public static final Filter NONE =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    /// The same of one grant, which need not be as it is today.
    public boolean accepts(GrantSummary grant) {
      return recipientIso3.map(iso3 -> iso3.equals(grant.recipientIso3)).orElse(true)
          && status.map(one -> one == grant.status).orElse(true)
          && fiscalYear.map(year -> year.equals(grant.fiscalYear)).orElse(true);
    }
  }

  /// Empty when there is no such grant.
  public Optional<GrantSummary> byId(GrantId grantId) {
    return findByIdOptional(grantId.toString());
  }

  /// Up to `limit` grants after a place in the list, in the order in which they were named.
  public List<GrantSummary> after(String listKey, Filter filter, int limit) {
    StringBuilder query = new StringBuilder("listKey > :listKey");
    Map<String, Object> values = new HashMap<>(Map.of("listKey", listKey));
    filter.recipientIso3().ifPresent(iso3 -> narrow(query, values, "recipientIso3", iso3));
    filter.status().ifPresent(status -> narrow(query, values, "status", status));
    filter.fiscalYear().ifPresent(year -> narrow(query, values, "fiscalYear", year));
    return find(query.toString(), Sort.by("listKey"), values).page(0, limit).list();
  }

  private static void narrow(
      StringBuilder query, Map<String, Object> values, String field, Object value) {
    query.append(" and ").append(field).append(" = :").append(field);
    values.put(field, value);
  }

  /// How many there are of each status; a status that none has is missing.
  public Map<GrantStatus, Long> countByStatus() {
    Map<GrantStatus, Long> counts = new EnumMap<>(GrantStatus.class);
    getEntityManager()
        .createQuery(
            "select status, count(*) from GrantSummary where status is not null group by status",
            Object[].class)
        .getResultStream()
        .forEach(row -> counts.put((GrantStatus) row[0], (Long) row[1]));
    return counts;
  }
}
