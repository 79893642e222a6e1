package osa.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/// What the services tell each other, and over what.
///
/// @param topics as they are declared in `contracts/topics.json`
public record Messages(List<Topic> topics) {

  private static final String DECLARATION = "/contracts/topics.json";
  private static final int ANSWER_MAX_MILLIS = 10_000;

  /// @param retentionMillis -1 for ever
  public record Topic(String name, String toldBy, int partitions, long retentionMillis) {}

  public static Messages declared() {
    try (InputStream json = Messages.class.getResourceAsStream(DECLARATION)) {
      return new ObjectMapper().readValue(json, Messages.class);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + DECLARATION, e);
    }
  }

  /// The topics that a service listens to: grant-service to the others, they to it.
  public List<Topic> heardBy(String service) {
    return topics.stream()
        .filter(topic -> !topic.toldBy().equals(service))
        .filter(topic -> topic.toldBy().equals("grant-service") || service.equals("grant-service"))
        .toList();
  }

  public Topic toldBy(String service) {
    return topics.stream()
        .filter(topic -> topic.toldBy().equals(service))
        .findFirst()
        .orElseThrow();
  }

  public static Map<String, Object> client(Site site) {
    return Map.of(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, site.bootstrapServers(),
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MAX_MILLIS,
        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MAX_MILLIS);
  }

  public static Admin admin(Site site) {
    return Admin.create(client(site));
  }
}
