package osa.chaos.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.chaos.verdict.DeadLetter;
import osa.chaos.verdict.LoggedEvent;
import osa.launcher.PartName;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadLetterBoxTest {

  @Test
  void a_letter_in_the_log_is_found_with_its_reason() throws Exception {
    LoggedEvent buried =
        new LoggedEvent(
            UUID.randomUUID(),
            "dead-letter/1",
            1,
            1,
            1,
            "dead-letter-buried.v1",
            new ObjectMapper()
                .readTree(
                    """
                    {"letter": {"topic": "osa.grant.v1", "partition": 3, "offset": 17,
                      "messageType": "osa.grant.withdrawn.v1"},
                     "reason": "NOTHING_TO_RELEASE", "attempts": 1}
                    """),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "kernel");
    assertEquals(
        List.of(
            new DeadLetter(
                PartName.BUDGET_SERVICE,
                "osa.grant.withdrawn.v1 from osa.grant.v1-3 at 17",
                "NOTHING_TO_RELEASE")),
        DeadLetterBox.of(PartName.BUDGET_SERVICE, List.of(buried)));
  }
}
