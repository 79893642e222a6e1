package osa.eligibility.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.dmn.WrittenModel.decision;
import static osa.eligibility.dmn.WrittenModel.model;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.dmn.DecisionModel.Attempt;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecisionModelTest {

  private static final String INPUT =
      "<inputData id=\"i\" name=\"word\"><variable id=\"iv\" name=\"word\"/></inputData>";

  private static DecisionModel echo() {
    String asks =
        "<informationRequirement id=\"q\"><requiredInput href=\"#i\"/></informationRequirement>"
            + "<literalExpression";
    return DecisionModel.compile(
        "echo", model(INPUT, decision("d", "word + \"!\"").replace("<literalExpression", asks)));
  }

  @Test
  void null_is_no_answer() {
    DecisionModel silent = DecisionModel.compile("silent", model(decision("d", "null")));

    assertInstanceOf(Attempt.Failed.class, silent.attempt("d", Map.of()));
    assertThrows(RuleFailure.class, () -> silent.ask("d", Map.of()));
  }

  @Test
  void an_expression_that_the_engine_makes_nothing_of_is_no_answer() {
    DecisionModel broken = DecisionModel.compile("broken", model(decision("d", "1 + \"a\"")));

    assertInstanceOf(Attempt.Failed.class, broken.attempt("d", Map.of()));
  }

  @Test
  void what_is_remembered_is_remembered_for_its_own_inputs() {
    DecisionModel echo = echo();

    assertEquals("a!", echo.ask("d", Map.of("word", "a")).value());
    assertEquals("b!", echo.ask("d", Map.of("word", "b", "unasked", "x")).value());
    assertEquals("a!", echo.ask("d", Map.of("word", "a")).value());
  }

  @Test
  void an_input_that_nobody_supplies_is_a_failure_that_names_it() {
    var failure = assertThrows(RuleFailure.class, () -> echo().ask("d", Map.of()));

    assertTrue(failure.getMessage().contains("word"), failure.getMessage());
  }
}
