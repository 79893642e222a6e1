package osa.chaos.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import osa.chaos.site.Site;
import osa.chaos.verdict.LoggedEvent;
import osa.launcher.PartName;

/// Reads a service's database itself, past all code that is on trial.
final class LogReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  // A judgement is long; all that counts here is what it came to.
  private static final String EVENTS =
      """
      SELECT id, stream, version, transaction_id::text::bigint AS transaction, position, type,
        (CASE WHEN jsonb_exists(data, 'judgement')
          THEN (data - 'judgement')
            || jsonb_build_object('outcome', data #> '{judgement,verdict,outcome}')
          ELSE data END)::text AS data,
        correlation_id, causation_id, actor
      FROM es_event ORDER BY transaction_id, position
      """;

  private static final String UNTOLD =
      """
      SELECT count(*) FROM es_event e
      LEFT JOIN es_checkpoint c ON c.reader = ?
      WHERE c.reader IS NULL
        OR (e.transaction_id, e.position) > (c.transaction_id::text::xid8, c.position)
      """;

  private final Site site;
  private final PartName service;

  LogReader(Site site, PartName service) {
    this.site = site;
    this.service = service;
  }

  List<LoggedEvent> events() throws SQLException {
    List<LoggedEvent> events = new ArrayList<>();
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement(EVENTS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        events.add(
            new LoggedEvent(
                row.getObject("id", UUID.class),
                row.getString("stream"),
                row.getLong("version"),
                row.getLong("transaction"),
                row.getLong("position"),
                row.getString("type"),
                JSON.readTree(row.getString("data")),
                row.getObject("correlation_id", UUID.class),
                row.getObject("causation_id", UUID.class),
                row.getString("actor")));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL keeps JSON only", e);
    }
    return events;
  }

  Set<UUID> handledMessages() throws SQLException {
    Set<UUID> handled = new HashSet<>();
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement("SELECT message_id FROM es_inbox");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        handled.add(row.getObject(1, UUID.class));
      }
    }
    return handled;
  }

  long count() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM es_event")) {
      return number(query);
    }
  }

  /// How many events the relay has not passed.
  long untold() throws SQLException {
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement(UNTOLD)) {
      query.setString(1, service.label() + " relay");
      return number(query);
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return site.database(service);
  }
}
