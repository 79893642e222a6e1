package osa.launcher;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PortsTest {

  @Test
  void a_taken_port_is_named_with_its_part_and_the_way_out() throws Exception {
    try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports = budgetServiceOn(stranger.getLocalPort());

      var refusal = assertThrows(Refusal.class, ports::refuseIfTaken);
      assertEquals(
          "Port %d (budget-service) is taken by another program; stop that program or set"
                  .formatted(stranger.getLocalPort())
              + " OSA_BUDGET_PORT to a free port.",
          refusal.getMessage());
    }
  }

  @Test
  void free_ports_are_not_taken() {
    assertDoesNotThrow(Ports.free()::refuseIfTaken);
  }

  @Test
  void the_services_are_on_8081_to_8083_unless_the_environment_says_otherwise() {
    var ports = Ports.fromEnvironment(Map.of("OSA_KAFKA_PORT", "9092"));

    assertEquals(new Ports(8081, 8082, 8083, 15432, 9092, 19093), ports);
  }

  @Test
  void a_port_that_is_no_port_is_refused() {
    assertThrows(Refusal.class, () -> Ports.fromEnvironment(Map.of("OSA_GRANT_PORT", "65536")));
    assertThrows(Refusal.class, () -> Ports.fromEnvironment(Map.of("OSA_GRANT_PORT", "0")));
    assertThrows(Refusal.class, () -> Ports.fromEnvironment(Map.of("OSA_GRANT_PORT", "http")));
  }

  @Test
  void another_command_finds_the_ports_of_the_last_run(@TempDir Path folder) {
    var state = StateFolder.open(folder);
    var ports = new Ports(1, 2, 3, 4, 5, 6);

    ports.remember(state);

    assertEquals(ports, Ports.lastUsed(state));
  }

  private static Ports budgetServiceOn(int port) {
    var free = Ports.free();
    return new Ports(
        free.grantService(),
        port,
        free.eligibilityService(),
        free.postgres(),
        free.kafka(),
        free.kafkaController());
  }
}
