package osa.doctor.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Messages;
import osa.doctor.Messages.Topic;
import osa.doctor.Site.Database;
import osa.doctor.Sql;
import osa.doctor.Visit;
import osa.doctor.check.TopicEnds.Place;

/// The databases and Kafka have to be of one moment: whoever remembers more than another one ever
/// said was brought back alone, or the other was.
///
/// Also a log that was filled from a dump is found: its events bear numbers of transactions that
/// this server has not reached, and no reader sees them.
public final class Moments implements Check {

  private record Heard(String by, String topic, Place place) {}

  private record End(Place place, boolean ahead) {}

  @Override
  public String name() {
    return "moments";
  }

  /// What is asked first may be old when the answer to what limits it comes, and never the other
  /// way round: what was heard, what was told, what Kafka holds, and last what the logs hold.
  @Override
  public Looked look(Visit visit) throws SQLException {
    var notes = new Looked.Notes();
    List<Heard> heard = new ArrayList<>();
    Map<String, Place> told = new HashMap<>();
    for (Database database : visit.site().databases()) {
      try (Sql sql = Sql.on(database)) {
        heard.addAll(heard(database, sql));
        told.put(database.service(), told(database, sql));
      }
    }
    Map<String, Place> topics = TopicEnds.of(Messages.declared(), visit.site());
    for (Topic topic : Messages.declared().topics()) {
      End log;
      try (Sql sql = Sql.on(visit.site().database(topic.toldBy()))) {
        log = end(sql);
      }
      if (log.ahead()) {
        notes.error(
            topic.toldBy(),
            "its log holds transactions that PostgreSQL has not come to: it was filled from a dump,"
                + " and no reader sees them",
            visit.advice().restore());
      }
      judge(topic, log.place(), told.get(topic.toldBy()), topics, visit, notes);
      heard.stream()
          .filter(one -> one.topic().equals(topic.name()))
          .filter(one -> one.place().compareTo(log.place()) > 0)
          .forEach(
              one ->
                  notes.error(
                      one.by(),
                      "has heard of %s what its log does not hold (%s, log %s): the databases are"
                              .formatted(topic.toldBy(), one.place(), log.place())
                          + " of different moments",
                      visit.advice().restore()));
    }
    return notes.seen("databases and Kafka agree");
  }

  private static void judge(
      Topic topic,
      Place log,
      Place told,
      Map<String, Place> topics,
      Visit visit,
      Looked.Notes notes) {
    if (told.compareTo(log) > 0) {
      notes.error(
          topic.toldBy(),
          "believes to have told %s, and its log ends at %s: new events will not be told"
              .formatted(told, log),
          visit.advice().restore());
    }
    Place kafka = topics.getOrDefault(topic.name(), Place.START);
    if (kafka.compareTo(log) > 0) {
      notes.error(
          topic.name(),
          "holds messages of events that are not in the log (%s, log %s): Kafka is of a later moment"
              .formatted(kafka, log),
          "empty Kafka and let the relays tell everything again: " + visit.advice().restore());
    }
    if (kafka.compareTo(told) < 0 && told.compareTo(log) <= 0) {
      notes.error(
          topic.name(),
          "ends at %s, and %s was told: Kafka has lost messages".formatted(kafka, told),
          "let the relays tell everything again: " + visit.advice().restore());
    }
  }

  private static List<Heard> heard(Database database, Sql sql) throws SQLException {
    return sql.rows(
        """
        SELECT DISTINCT ON (topic) topic, transaction_id, position FROM es_seen
        ORDER BY topic, transaction_id DESC, position DESC
        """,
        row ->
            new Heard(
                database.service(),
                row.getString("topic"),
                new Place(row.getLong("transaction_id"), row.getLong("position"))));
  }

  private static Place told(Database database, Sql sql) throws SQLException {
    return sql
        .rows(
            "SELECT transaction_id, position FROM es_checkpoint WHERE reader = ?",
            row -> new Place(row.getLong("transaction_id"), row.getLong("position")),
            database.service() + " relay")
        .stream()
        .findFirst()
        .orElse(Place.START);
  }

  private static End end(Sql sql) throws SQLException {
    return sql
        .rows(
            """
            SELECT transaction_id::text::bigint AS transaction, position,
              transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AS ahead
            FROM es_event ORDER BY transaction_id DESC, position DESC LIMIT 1
            """,
            row ->
                new End(
                    new Place(row.getLong("transaction"), row.getLong("position")),
                    row.getBoolean("ahead")))
        .stream()
        .findFirst()
        .orElse(new End(Place.START, false));
  }
}
