package osa.eligibility.edition.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import osa.eligibility.edition.domain.EditionId;

/// Reads the editions.
@ApplicationScoped
public class EditionQueries implements PanacheRepositoryBase<EditionSummary, String> {

  public Optional<EditionSummary> byId(EditionId id) {
    return findByIdOptional(id.toString());
  }

  /// Up to `limit` editions after a place, in the order in which they were proposed.
  public List<EditionSummary> after(long sequence, int limit) {
    return find("sequence > ?1", Sort.by("sequence"), sequence).page(0, limit).list();
  }
}
