package osa.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.Tokens;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordLoaderTest {
  @TempDir Path folder;
  private PretendServices services;

  @BeforeEach
  void open() throws IOException {
    services = new PretendServices();
  }

  @AfterEach
  void close() {
    services.close();
  }

  @Test
  void the_whole_record_arrives() {
    load();

    assertEquals(218, services.count("/countries"));
    assertEquals(106, services.count("/countries/.../conflict-signals"));
    assertEquals(5, services.count("/countries/.../determinations"));
    assertEquals(9, services.count("/fiscal-years/.*"));
    assertEquals(4, services.count("/assessments"));
    assertEquals(16, services.grants().size());
    assertEquals(13, count("COMMITTED"));
    assertEquals(3, count("NONE"));
  }

  @Test
  void a_second_load_changes_nothing_even_when_the_keys_of_the_first_are_forgotten() {
    load();
    services.forgetKeys();
    var before = services.grants().stream().map(ObjectNode::toString).toList();
    var effects = services.effects();

    load();

    assertEquals(effects, services.effects());
    assertEquals(before, services.grants().stream().map(ObjectNode::toString).toList());
  }

  @Test
  void refused_connections_and_lost_answers_only_delay_it() throws Exception {
    load();
    var effects = services.effects();

    try (var troubled = new PretendServices()) {
      troubled.troubled();
      load(troubled);

      assertEquals(effects, troubled.effects());
      assertEquals(
          services.grants().stream().map(this::withoutVersion).toList(),
          troubled.grants().stream().map(this::withoutVersion).toList());
    }
  }

  @Test
  void a_grant_that_is_declined_stops_the_load_in_words() {
    load();
    var philippines = services.grants().getFirst();
    philippines.putObject("selection").put("reservation", "DECLINED").put("declineReason", "WHY");

    var refusal = assertThrows(Refusal.class, this::load);

    assertEquals(
        "FY2023-PHL does not go as it went: its reservation is DECLINED WHY.",
        refusal.getMessage());
  }

  private void load() {
    load(services);
  }

  private void load(PretendServices target) {
    new RecordLoader(target.services(), Tokens.in(folder), Console.quiet()).load();
  }

  private long count(String commitment) {
    return services.grants().stream()
        .filter(grant -> grant.path("commitment").asText().equals(commitment))
        .count();
  }

  private String withoutVersion(ObjectNode grant) {
    return grant.deepCopy().without("version").toString();
  }
}
