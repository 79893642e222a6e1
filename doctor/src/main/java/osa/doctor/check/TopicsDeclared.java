package osa.doctor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Messages;
import osa.doctor.Messages.Topic;
import osa.doctor.Visit;

/// Messages of one stream stay in order only while the partitions stay as many as they are, and a
/// receiver that was away for long finds them only while they are kept.
public final class TopicsDeclared implements Check {

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public Looked look(Visit visit) throws Exception {
    var notes = new Looked.Notes();
    List<Topic> declared = Messages.declared().topics();
    try (Admin admin = Messages.admin(visit.site())) {
      var names = admin.listTopics().names().get();
      List<Topic> there = new ArrayList<>();
      for (Topic topic : declared) {
        if (names.contains(topic.name())) {
          there.add(topic);
        } else {
          notes.error(
              topic.name(),
              "is not there",
              visit.advice().restart(topic.toldBy()) + "; it makes it");
        }
      }
      var described =
          admin.describeTopics(there.stream().map(Topic::name).toList()).allTopicNames().get();
      Map<ConfigResource, Config> configs =
          admin.describeConfigs(there.stream().map(TopicsDeclared::resource).toList()).all().get();
      for (Topic topic : there) {
        judge(topic, described.get(topic.name()), visit, notes);
        judge(topic, configs.get(resource(topic)), notes);
      }
      return notes.seen("%d of %d there".formatted(there.size(), declared.size()));
    }
  }

  private static void judge(
      Topic topic, TopicDescription description, Visit visit, Looked.Notes notes) {
    if (description.partitions().size() != topic.partitions()) {
      notes.error(
          topic.name(),
          "has %d partitions and should have %d: messages of one stream may arrive in another order"
              .formatted(description.partitions().size(), topic.partitions()),
          "stop the services, delete the topic, let the relays tell everything again ("
              + visit.advice().restore()
              + " does the same)");
    }
    for (var partition : description.partitions()) {
      var subject = topic.name() + "-" + partition.partition();
      if (partition.leader() == null) {
        notes.error(subject, "no broker leads it", visit.advice().restart("kafka"));
      } else if (partition.isr().size() < partition.replicas().size()) {
        notes.warn(
            subject,
            "%d of its %d copies are up to date"
                .formatted(partition.isr().size(), partition.replicas().size()),
            "bring the missing brokers back");
      }
      if (partition.replicas().size() < visit.site().topicReplicas()) {
        notes.error(
            subject,
            "has %d copies and should have %d"
                .formatted(partition.replicas().size(), visit.site().topicReplicas()),
            "add copies with kafka-reassign-partitions.sh");
      }
    }
  }

  private static void judge(Topic topic, Config config, Looked.Notes notes) {
    var kept = config.get(TopicConfig.RETENTION_MS_CONFIG).value();
    var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!kept.equals(Long.toString(topic.retentionMillis()))) {
      notes.error(
          topic.name(),
          "keeps messages for %s ms and should for %d".formatted(kept, topic.retentionMillis()),
          "run `kafka-configs.sh --alter --topic %s --add-config retention.ms=%d`"
              .formatted(topic.name(), topic.retentionMillis()));
    }
    if (!policy.equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
      notes.error(
          topic.name(),
          "is cleaned up by '%s': messages vanish".formatted(policy),
          "run `kafka-configs.sh --alter --topic %s --add-config cleanup.policy=delete`"
              .formatted(topic.name()));
    }
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }
}
