package osa.bench.append;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import osa.bench.Database;

/// Axon Framework's event store on JPA: its own engine, entity, converter and defaults, with
/// Hibernate on the same pool. Payloads are kept as bytea rather than as large objects, as its
/// guide advises for PostgreSQL.
final class AxonJpa extends InProcessStore {
  private static final MessageType TYPE = new MessageType("osa.FundsReserved", "1");
  private static final String TABLE = "\"AggregateEventEntry\"";

  private final Database database;
  private final EntityManagerFactory factory;
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
  private final AggregateBasedJpaEventStorageEngine engine;

  AxonJpa(Database database, Pool pool) throws SQLException {
    this.database = database;
    database.execute(
        "DROP SCHEMA IF EXISTS " + database.schema() + " CASCADE",
        "CREATE SCHEMA " + database.schema());
    this.factory =
        new HibernatePersistenceConfiguration("axon")
            .managedClass(AggregateEventEntry.class)
            .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool.source())
            .property(AvailableSettings.DIALECT, ByteaDialect.class.getName())
            .property(AvailableSettings.GLOBALLY_QUOTED_IDENTIFIERS, true)
            .property(AvailableSettings.DEFAULT_SCHEMA, database.schema())
            .property(AvailableSettings.HBM2DDL_AUTO, "create")
            .createEntityManagerFactory();
    this.engine =
        new AggregateBasedJpaEventStorageEngine(
            current::get,
            this::begin,
            new DelegatingEventConverter(new JacksonConverter()),
            defaults -> defaults);
  }

  @Override
  public String name() {
    return "Axon JPA";
  }

  @Override
  void append(String streamId, long held, int events) {
    Tag tag = Tag.of("grant", streamId);
    AppendCondition condition =
        AppendCondition.withCriteria(EventCriteria.havingTags(tag))
            .withMarker(new AggregateBasedConsistencyMarker(streamId, held - 1));
    List<TaggedEventMessage<?>> messages =
        Sample.of(events).stream().<TaggedEventMessage<?>>map(each -> tagged(each, tag)).toList();
    engine
        .appendEvents(condition, null, messages)
        .thenCompose(transaction -> transaction.commit(null))
        .join();
  }

  private static TaggedEventMessage<EventMessage> tagged(Sample event, Tag tag) {
    return new GenericTaggedEventMessage<>(new GenericEventMessage(TYPE, event), Set.of(tag));
  }

  private Transaction begin() {
    EntityManager entities = factory.createEntityManager();
    entities.getTransaction().begin();
    current.set(entities);
    return new Transaction() {
      @Override
      public void commit() {
        entities.getTransaction().commit();
      }

      @Override
      public void rollback() {
        entities.getTransaction().rollback();
      }
    };
  }

  @Override
  public void empty() throws SQLException {
    database.execute("TRUNCATE " + TABLE);
  }

  @Override
  public long count() throws SQLException {
    return database.number("SELECT count(*) FROM " + TABLE);
  }

  @Override
  public void close() {
    factory.close();
  }
}
