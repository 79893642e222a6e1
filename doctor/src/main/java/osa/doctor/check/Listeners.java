package osa.doctor.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Messages;
import osa.doctor.Messages.Topic;
import osa.doctor.Site.Database;
import osa.doctor.Visit;

/// What a service has not heard has not had its effect. Messages that are on their way are no
/// finding; those that lie there for long are.
public final class Listeners implements Check {

  private record Lag(long unread, long old) {}

  @Override
  public String name() {
    return "listeners";
  }

  @Override
  public Looked look(Visit visit) throws Exception {
    var notes = new Looked.Notes();
    var unread = 0L;
    try (Admin admin = Messages.admin(visit.site())) {
      var names = admin.listTopics().names().get();
      for (Database database : visit.site().databases()) {
        var service = database.service();
        var group = admin.describeConsumerGroups(List.of(service)).describedGroups().get(service);
        var topics =
            Messages.declared().heardBy(service).stream()
                .filter(topic -> names.contains(topic.name()))
                .toList();
        if (members(group) == 0) {
          notes.error(service, "no process of it listens", visit.advice().restart(service));
        }
        Lag lag = lag(admin, service, topics, visit);
        unread += lag.unread();
        if (lag.old() > 0) {
          notes.error(
              service,
              "%d messages wait for longer than %d s"
                  .formatted(lag.old(), visit.limits().unreadMax().toSeconds()),
              "look why it does not go on: " + visit.advice().logs(service));
        }
      }
    }
    return notes.seen("%d messages not handled yet".formatted(unread));
  }

  /// A group that never was is one without members.
  private static int members(
      org.apache.kafka.common.KafkaFuture<org.apache.kafka.clients.admin.ConsumerGroupDescription>
          group)
      throws InterruptedException {
    try {
      return group.get().members().size();
    } catch (java.util.concurrent.ExecutionException e) {
      return 0;
    }
  }

  private static Lag lag(Admin admin, String service, List<Topic> topics, Visit visit)
      throws Exception {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    Map<TopicPartition, OffsetSpec> recent = new HashMap<>();
    var since = visit.clock().instant().minus(visit.limits().unreadMax()).toEpochMilli();
    var described =
        admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames().get();
    described
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(
                        partition -> {
                          var one = new TopicPartition(topic.name(), partition.partition());
                          ends.put(one, OffsetSpec.latest());
                          recent.put(one, OffsetSpec.forTimestamp(since));
                        }));
    Map<TopicPartition, OffsetAndMetadata> passed =
        admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, ListOffsetsResultInfo> end = admin.listOffsets(ends).all().get();
    Map<TopicPartition, ListOffsetsResultInfo> old = admin.listOffsets(recent).all().get();
    var unread = 0L;
    var unreadOld = 0L;
    for (TopicPartition partition : ends.keySet()) {
      var at = passed.get(partition) == null ? 0 : passed.get(partition).offset();
      var last = end.get(partition).offset();
      // Without a message since then all of them are older.
      var firstRecent = old.get(partition).offset() < 0 ? last : old.get(partition).offset();
      unread += Math.max(0, last - at);
      unreadOld += Math.max(0, Math.min(last, firstRecent) - at);
    }
    return new Lag(unread, unreadOld);
  }
}
