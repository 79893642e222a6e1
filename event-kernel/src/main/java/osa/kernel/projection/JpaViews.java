package osa.kernel.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/// Read models as JPA entities, in the transaction of the append.
///
/// A row is locked when it is read. Nobody else wants it, because the stream is ours already; but
/// PostgreSQL also notes on the table that a writer is under way, from here to its commit, whether
/// there is a row or not. By that the switch of a rebuild waits for whoever has read an old row.
@ApplicationScoped
public class JpaViews implements Views {

  private final EntityManager entities;

  public JpaViews(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public <V> Optional<V> find(Class<V> type, String key) {
    return Optional.ofNullable(entities.find(type, key, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void add(Object view) {
    entities.persist(view);
  }
}
