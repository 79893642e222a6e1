package osa.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osa.launcher.Refusal;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RequestTest {

  @Test
  void minutes_and_seed_are_read_and_told_again() {
    Request request = Request.of(List.of("--seed", "42", "--minutes", "10"));
    assertEquals(new Request(Duration.ofMinutes(10), 42), request);
    assertEquals("./osa chaos --minutes 10 --seed 42", request.toString());
  }

  @Test
  void two_minutes_are_the_default() {
    assertEquals(Duration.ofMinutes(2), Request.of(List.of()).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--minutes", "--minutes x", "--minutes 0", "--hours 1", "10"})
  void anything_else_is_refused_with_the_usage(String line) {
    Refusal refusal = assertThrows(Refusal.class, () -> Request.of(List.of(line.split(" "))));
    assertEquals(true, refusal.getMessage().contains("./osa chaos"), refusal::getMessage);
  }
}
