package osa.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import osa.doctor.Examined.Done;

/// What is done to Kafka, and what the doctor says to it.
final class Planting {

  private Planting() {}

  static boolean has(List<String> found, String check, String subject, String what) {
    return found.stream()
        .anyMatch(line -> line.startsWith(check + " " + subject) && line.contains(what));
  }

  static List<String> findings(Visit visit) throws InterruptedException {
    return Doctor.examine(visit).stream()
        .map(
            one ->
                switch (one.answer()) {
                  case Done(Looked looked) ->
                      looked.findings().stream()
                          .map(found -> one.check() + " " + found.subject() + ": " + found.what())
                          .toList();
                  case Examined.Unseen(String why) -> List.of(one.check() + " unseen: " + why);
                })
        .flatMap(Collection::stream)
        .toList();
  }

  static void sendGarbage(Site site, String topic) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Messages.client(site), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, "no message".getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  static void empty(Site site, String topic) throws Exception {
    try (var admin = Messages.admin(site)) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (var partition = 0; partition < 6; partition++) {
        all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get();
    }
  }

  static void alterRetention(Site site, String topic, String millis) throws Exception {
    try (var admin = Messages.admin(site)) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(new AlterConfigOp(new ConfigEntry("retention.ms", millis), OpType.SET))))
          .all()
          .get();
    }
  }
}
