package osa.kernel.projection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/// Read models as JPA entities, in the transaction of the append.
@ApplicationScoped
public class JpaViews implements Views {

  private final EntityManager entities;

  public JpaViews(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public <V> Optional<V> find(Class<V> type, String key) {
    return Optional.ofNullable(entities.find(type, key));
  }

  @Override
  public void add(Object view) {
    entities.persist(view);
  }
}
