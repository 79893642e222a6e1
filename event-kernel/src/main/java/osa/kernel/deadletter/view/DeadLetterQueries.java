package osa.kernel.deadletter.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import osa.kernel.deadletter.domain.DeadLetterId;
import osa.kernel.deadletter.view.DeadLetterSummary.Status;

/// Reads the list of dead letters.
@ApplicationScoped
public class DeadLetterQueries implements PanacheRepositoryBase<DeadLetterSummary, String> {

  /// Empty when there is no such letter.
  public Optional<DeadLetterSummary> byId(DeadLetterId id) {
    return findByIdOptional(id.toString());
  }

  /// Up to `limit` letters after a place in the list, in the order in which they were buried.
  ///
  /// @param status empty for letters of every status
  public List<DeadLetterSummary> after(String listKey, Optional<Status> status, int limit) {
    Sort order = Sort.by("listKey");
    return (status.isEmpty()
            ? find("listKey > ?1", order, listKey)
            : find("status = ?1 and listKey > ?2", order, status.get(), listKey))
        .page(0, limit)
        .list();
  }

  /// How many letters wait for a person.
  public long countOpen() {
    return count("status", Status.OPEN);
  }
}
