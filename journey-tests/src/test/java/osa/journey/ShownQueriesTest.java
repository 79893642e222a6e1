package osa.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.journey.ShownQueries.Query;
import osa.journey.ShownQueries.Selection;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShownQueriesTest {

  private static List<Selection> of(String expression) {
    return ShownQueries.selections(new Query("here", expression));
  }

  @Test
  void functions_words_and_durations_are_no_metrics() {
    assertEquals(
        List.of(
            new Selection("here", "a_total", Set.of("code", "service"), Set.of("code=\"5\"")),
            new Selection("here", "b", Set.of("service"), Set.of())),
        of("sum by (service) (rate(a_total{code=\"5\"}[$__rate_interval])) > 1 and b == 0"));
  }

  @Test
  void only_what_is_equal_to_one_value_has_to_be_there() {
    assertEquals(
        List.of(new Selection("here", "c", Set.of("job", "status"), Set.of("job=\"osa\""))),
        of("max_over_time(c{job=\"osa\", status=~\"4..|5..\"}[5m])"));
  }
}
