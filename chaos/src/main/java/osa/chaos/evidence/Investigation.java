package osa.chaos.evidence;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import osa.chaos.load.Promise;
import osa.chaos.site.Site;
import osa.chaos.verdict.DeadLetter;
import osa.chaos.verdict.Evidence;
import osa.chaos.verdict.LoggedEvent;
import osa.chaos.verdict.ToldMessage;
import osa.launcher.PartName;

/// Waits until nothing moves any more, and then gathers the evidence.
public final class Investigation {

  private static final Map<PartName, String> TOPICS =
      Map.of(
          PartName.GRANT_SERVICE, "osa.grant.v1",
          PartName.BUDGET_SERVICE, "osa.budget.v1",
          PartName.ELIGIBILITY_SERVICE, "osa.eligibility.v1");

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Site site;
  private final TopicReader topics;

  public Investigation(Site site) {
    this.site = site;
    this.topics = new TopicReader(site.bootstrapServers());
  }

  /// Waits until every event is told, every message is read, and no event came while looking.
  ///
  /// @return what still moves when patience ends; empty when all has settled
  public List<String> settle(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      List<String> moving = moving();
      if (moving.isEmpty() || System.nanoTime() > deadline) {
        return moving;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    }
  }

  private List<String> moving() throws InterruptedException {
    try {
      List<String> moving = new ArrayList<>();
      long before = events();
      for (PartName service : PartName.services()) {
        long untold = log(service).untold();
        if (untold > 0) {
          moving.add("%s has not told %d events".formatted(service.label(), untold));
        }
        long unread = topics.unread(service, topicsOfOthers(service));
        if (unread > 0) {
          moving.add("%s has not read %d messages".formatted(service.label(), unread));
        }
      }
      if (events() != before) {
        moving.add("events are still being appended");
      }
      return moving;
    } catch (SQLException | ExecutionException | KafkaException e) {
      return List.of("can't look yet: " + e.getMessage());
    }
  }

  /// Which others it listens to: grant-service to both, each of them to grant-service.
  private static List<String> topicsOfOthers(PartName service) {
    return service == PartName.GRANT_SERVICE
        ? List.of(TOPICS.get(PartName.BUDGET_SERVICE), TOPICS.get(PartName.ELIGIBILITY_SERVICE))
        : List.of(TOPICS.get(PartName.GRANT_SERVICE));
  }

  private long events() throws SQLException {
    long events = 0;
    for (PartName service : PartName.services()) {
      events += log(service).count();
    }
    return events;
  }

  /// @param unfinished what should have come to an end before and has not
  public Evidence gather(List<Promise> promises, List<String> unfinished)
      throws IOException, SQLException, InterruptedException {
    Map<PartName, List<LoggedEvent>> logs = new EnumMap<>(PartName.class);
    Map<PartName, Set<UUID>> heard = new EnumMap<>(PartName.class);
    List<DeadLetter> deadLetters = new ArrayList<>();
    for (PartName service : PartName.services()) {
      logs.put(service, log(service).events());
      heard.put(service, log(service).handledMessages());
      deadLetters.addAll(DeadLetterBox.of(service, logs.get(service)));
    }
    return new Evidence(
        logs,
        told(),
        heard,
        promises,
        deadLetters,
        new HashMap<>(new ViewReader(site).all()),
        unfinished);
  }

  /// What each service has told until now, by partition in the order of the offsets.
  public Map<PartName, List<ToldMessage>> told() {
    Map<PartName, List<ToldMessage>> told = new EnumMap<>(PartName.class);
    for (PartName service : PartName.services()) {
      told.put(
          service, topics.all(TOPICS.get(service)).stream().map(Investigation::message).toList());
    }
    return told;
  }

  private static ToldMessage message(ConsumerRecord<String, byte[]> record) {
    return new ToldMessage(
        record.partition(),
        record.offset(),
        record.key(),
        UUID.fromString(TopicReader.header(record, "ce_id")),
        TopicReader.header(record, "ce_type"));
  }

  private LogReader log(PartName service) {
    return new LogReader(site, service);
  }
}
