package osa.kernel.kafka;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import osa.kernel.outbox.BrokerUnavailable;

/// The topics of the programme, declared once in `contracts/topics.json`, created where missing.
/// A topic that exists is left as it is: changing partitions would move keys.
public record Topics(List<Topic> topics) {

  private static final String DECLARATION = "/contracts/topics.json";
  private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

  /// @param toldBy the service whose log it tells of
  /// @param retentionMillis how long messages are kept; -1 for ever
  public record Topic(String name, String toldBy, int partitions, long retentionMillis) {}

  public static Topics declared() {
    try (InputStream json = Topics.class.getResourceAsStream(DECLARATION)) {
      return JsonMapper.builder().build().readValue(json, Topics.class);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + DECLARATION, e);
    }
  }

  /// Creates what is missing. Throws [BrokerUnavailable] when the cluster does not answer.
  public void createMissing(Map<String, Object> client, short replicas) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    try (Admin admin = Admin.create(settings)) {
      var existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (Topic topic : topics) {
        if (!existing.contains(topic.name())) {
          missing.add(
              new NewTopic(topic.name(), topic.partitions(), replicas)
                  .configs(Map.of("retention.ms", Long.toString(topic.retentionMillis()))));
        }
      }
      for (var created : admin.createTopics(missing).values().values()) {
        awaitCreated(created);
      }
    } catch (ExecutionException e) {
      throw new BrokerUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable(e);
    }
  }

  private static void awaitCreated(Future<Void> created)
      throws ExecutionException, InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      // The services start together, and one of them is first.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}
