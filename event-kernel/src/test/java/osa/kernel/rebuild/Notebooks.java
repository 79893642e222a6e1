package osa.kernel.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import osa.kernel.AppendResult;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.EntityRows;
import osa.kernel.projection.JpaViews;
import osa.kernel.projection.Projections;
import osa.kernel.rebuild.ReadModelCommand.CancelRebuild;
import osa.kernel.rebuild.ReadModelCommand.StartRebuild;
import osa.kernel.store.CategoryLog;
import osa.kernel.store.EventCodec;
import osa.kernel.store.PostgresEventStore;
import osa.kernel.testing.JdbcTransactions;
import osa.kernel.testing.KernelDatabase;
import osa.kernel.testing.Note;

/// A small service on a real database: notebooks, their read model, and its rebuilds. It works as
/// the role that owns nothing; what a test does behind its back is the owner's doing.
final class Notebooks {

  static final EventCodec CODEC = Note.CODEC.and(ReadModelEvents.codec());

  private static final SessionFactory SESSIONS =
      new Configuration()
          .addAnnotatedClass(NotebookView.class)
          .setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
          .setProperty("hibernate.allow_update_outside_transaction", "true")
          .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false")
          .buildSessionFactory();

  static final DataSource DATABASE = KernelDatabase.another("notebooks");

  static {
    migrate();
  }

  final String category = "note-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
  final JdbcTransactions transactions = new JdbcTransactions(KernelDatabase.worker("notebooks"));
  final DataSource dataSource = transactions.dataSource();
  final EventStore store = new PostgresEventStore(dataSource, CODEC, InstantSource.system());
  final CategoryLog log = new CategoryLog(dataSource, CODEC);
  final NotebookProjection projection = new NotebookProjection(category);
  final ReadModels readModels =
      new ReadModels(List.of(projection), store, transactions, new Projections(null, List.of()));
  final ReadModel<?> model = readModels.byName("notebook").orElseThrow();

  Rebuilder rebuilder(int eventsAtOnce, String build) {
    return new Rebuilder(
        readModels,
        store,
        log,
        transactions,
        dataSource,
        new EntityRows(SESSIONS),
        InstantSource.system(),
        new Rebuilder.Settings(eventsAtOnce, Duration.ofMillis(200), Duration.ofSeconds(5), build));
  }

  /// What a command does: append and project, in one transaction.
  void write(String notebook, String... texts) {
    transactions.required(() -> append(notebook, texts));
  }

  AppendResult append(String notebook, String... texts) {
    AppendResult result = appendUnseen(notebook, texts);
    if (result instanceof AppendResult.Appended(List<RecordedEvent<?>> events)) {
      project(events);
    }
    return result;
  }

  /// Appends and leaves the read model as it is.
  AppendResult appendUnseen(String notebook, String... texts) {
    StreamId stream = new StreamId(category, notebook);
    return store.append(
        stream,
        store.load(stream).size(),
        List.of(texts).stream().map(Note::new).toList(),
        context());
  }

  private void project(List<RecordedEvent<?>> events) {
    try (Connection connection = dataSource.getConnection();
        Session session = SESSIONS.withOptions().connection(connection).openSession()) {
      new Projections(new JpaViews(session), List.of(projection)).project(events);
      session.flush();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void migrate() {
    Flyway.configure().dataSource(DATABASE).locations("db/kernel", "db/notebooks").load().migrate();
  }

  static Context context() {
    return new Context(
        "tester", InstantSource.system().instant(), UUID.randomUUID(), UUID.randomUUID());
  }

  UUID start(boolean compareOnly, boolean acceptDifferences) {
    return start(null, compareOnly, acceptDifferences);
  }

  UUID start(String rowKey, boolean compareOnly, boolean acceptDifferences) {
    UUID id = UUID.randomUUID();
    done(new StartRebuild(id, rowKey, compareOnly, acceptDifferences, "because"));
    return id;
  }

  void done(ReadModelCommand command) {
    if (!(handle(command) instanceof Outcome.Done<?>)) {
      throw new AssertionError("refused: " + command);
    }
  }

  Outcome<ReadModelEvent> handle(ReadModelCommand command) {
    return readModels.handle(model, command, ExpectedVersion.any(), context());
  }

  Rebuild latest() {
    return readModels.rebuildsOf(model).latest().orElseThrow();
  }

  /// Ends what another test left open: the log remembers it.
  void startAfresh() {
    readModels
        .rebuildsOf(model)
        .latest()
        .filter(rebuild -> rebuild.isAtWork() || rebuild.stage() == Rebuild.Stage.COMPARED)
        .ifPresent(rebuild -> done(new CancelRebuild(rebuild.id(), "another test")));
    sql("TRUNCATE rm_notebook");
  }

  /// Steps until there is nothing to do.
  Rebuild run(Rebuilder rebuilder) {
    while (latest().isAtWork()) {
      rebuilder.step(model, latest());
    }
    return latest();
  }

  void sql(String statement, Object... values) {
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, values[i]);
      }
      prepared.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Twin twin() {
    return new Twin(dataSource, new EntityRows(SESSIONS));
  }

  /// How many notes the live rows show, in all.
  long notesShown() {
    return Long.parseLong(
        ask("SELECT coalesce(sum(jsonb_array_length(notes)), 0) FROM rm_notebook"));
  }

  /// The live rows as the database writes them, by key.
  String liveRows() {
    return ask(
        "SELECT coalesce(string_agg(to_jsonb(r)::text, '\n' ORDER BY notebook_id), '')"
            + " FROM rm_notebook r");
  }

  String ask(String question) {
    try (Connection connection = DATABASE.getConnection();
        PreparedStatement query = connection.prepareStatement(question);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
