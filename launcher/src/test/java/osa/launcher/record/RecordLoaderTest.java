package osa.launcher.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osa.launcher.Console;
import osa.launcher.Refusal;
import osa.launcher.Tokens;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordLoaderTest {
  private static Tokens tokens;
  private static PretendServices services;

  @BeforeAll
  static void load_once(@TempDir Path folder) throws IOException {
    tokens = Tokens.in(folder);
    services = new PretendServices();
    load(services);
  }

  @AfterAll
  static void close() {
    services.close();
  }

  @Test
  void the_whole_record_arrives() {
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
    var before = services.grants().stream().map(ObjectNode::toString).toList();
    var effects = services.effects();

    services.forgetKeys();
    load(services);

    assertEquals(effects, services.effects());
    assertEquals(before, services.grants().stream().map(ObjectNode::toString).toList());
  }

  @Test
  void refused_connections_and_lost_answers_only_delay_it() throws IOException {
    try (var troubled = new PretendServices()) {
      troubled.troubled();
      load(troubled);

      assertEquals(services.effects(), troubled.effects());
      assertEquals(
          services.grants().stream().map(RecordLoaderTest::withoutVersion).toList(),
          troubled.grants().stream().map(RecordLoaderTest::withoutVersion).toList());
    }
  }

  @Test
  void a_grant_that_is_declined_stops_the_load_in_words() throws IOException {
    try (var poor = new PretendServices()) {
      poor.poor();

      var refusal = assertThrows(Refusal.class, () -> load(poor));

      assertEquals(
          "FY2023-PHL does not go as it went: its reservation is DECLINED INSUFFICIENT_FUNDS.",
          refusal.getMessage());
    }
  }

  private static void load(PretendServices target) {
    new RecordLoader(target.services(), tokens, Console.quiet()).load();
  }

  private static long count(String commitment) {
    return services.grants().stream()
        .filter(grant -> grant.path("commitment").asText().equals(commitment))
        .count();
  }

  private static String withoutVersion(ObjectNode grant) {
    return grant.deepCopy().without("version").toString();
  }
}
