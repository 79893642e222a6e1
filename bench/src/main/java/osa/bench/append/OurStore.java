package osa.bench.append;

import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.time.InstantSource;
import osa.bench.Database;
import osa.kernel.AppendResult;
import osa.kernel.StreamId;
import osa.kernel.store.PostgresEventStore;

/// The event store of the services, on their pool and in their transactions: BEGIN, append, COMMIT.
final class OurStore extends InProcessStore {
  private final Database database;
  private final TransactionManager transactions;
  private final PostgresEventStore store;

  OurStore(Database database, Pool pool) throws SQLException {
    this.database = database;
    this.transactions = pool.transactions();
    OurTable.create(database);
    this.store = new PostgresEventStore(pool.source(), Sample.CODEC, InstantSource.system());
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  void append(String streamId, long held, int events) throws Exception {
    transactions.begin();
    AppendResult result =
        store.append(new StreamId("grant", streamId), held, Sample.of(events), Sample.context());
    transactions.commit();
    if (result instanceof AppendResult.VersionConflict) {
      throw new IllegalStateException("a stream of one writer was in conflict");
    }
  }

  @Override
  public void empty() throws SQLException {
    database.execute("TRUNCATE es_event");
  }

  @Override
  public long count() throws SQLException {
    return database.number("SELECT count(*) FROM es_event");
  }
}
