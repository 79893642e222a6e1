package osa.deploy.drill;

import java.time.Duration;
import java.util.List;

/// One port of the host leads in, to the gateway, and the gateway gets no further than it must.
final class OnlyTheGatewayIsOpen implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "ports";
  }

  @Override
  public String sentence() {
    return "one port is published, and no way leads from the gateway to the data";
  }

  @Override
  public List<String> findWrong(Scene scene) throws InterruptedException {
    Table table = new Table("from", "to", "expected", "found");
    for (Container one : scene.engine().containers()) {
      int expected = one.service().equals("gateway") ? 1 : 0;
      List<String> ports = one.publishedPorts();
      table.row(
          ports.stream().map(port -> port.replaceAll(".*:", "")).distinct().count() == expected,
          "the host",
          one.service(),
          expected == 0 ? "no port" : "one port",
          ports.isEmpty() ? "no port" : String.join(" ", ports));
    }
    Container postgres = scene.engine().of("postgres");
    Container kafka = scene.engine().of("kafka");
    String grant = scene.engine().of("grant-service").address("edge").orElse("grant-service");
    reach(scene, table, "gateway", "grant-service", grant, 8081, true);
    reach(scene, table, "gateway", "postgres", postgres.address("data").orElseThrow(), 5432, false);
    reach(scene, table, "gateway", "kafka", kafka.address("data").orElseThrow(), 9092, false);
    reach(scene, table, "grant-service", "kafka", "kafka", 9092, true);
    table.print(scene.out());
    return table.wrong();
  }

  private static void reach(
      Scene scene, Table table, String from, String to, String address, int port, boolean expected)
      throws InterruptedException {
    Cli.Ended tried =
        scene.attempt(
            PATIENCE,
            "docker",
            "exec",
            scene.engine().of(from).id(),
            "timeout",
            "3",
            "bash",
            "-c",
            "exec 3<>/dev/tcp/%s/%d".formatted(address, port));
    table.row(
        tried.well() == expected,
        from,
        "%s:%d".formatted(to, port),
        expected ? "reached" : "not reached",
        tried.well() ? "reached" : "not reached");
  }
}
