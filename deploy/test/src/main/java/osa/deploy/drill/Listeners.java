package osa.deploy.drill;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import osa.chaos.site.Site;
import osa.launcher.PartName;

/// Who of a service's replicas reads how many partitions.
final class Listeners implements AutoCloseable {

  private final Admin admin;

  Listeners(Site site) {
    this.admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) site.bootstrapServers()));
  }

  /// By address.
  Map<String, Integer> partitions(PartName service) throws InterruptedException {
    try {
      Map<String, Integer> partitions = new TreeMap<>();
      admin
          .describeConsumerGroups(java.util.List.of(service.label()))
          .describedGroups()
          .get(service.label())
          .get()
          .members()
          .forEach(
              member ->
                  partitions.merge(
                      member.host().replace("/", ""),
                      member.assignment().topicPartitions().size(),
                      Integer::sum));
      return partitions;
    } catch (ExecutionException e) {
      throw new DrillFailed("Kafka does not tell who reads: " + e.getCause().getMessage());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
