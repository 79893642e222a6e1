package osa.eligibility.dmn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static osa.eligibility.dmn.WrittenModel.decision;
import static osa.eligibility.dmn.WrittenModel.model;
import static osa.eligibility.dmn.WrittenModel.modelOf;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osa.eligibility.dmn.DecisionModel.Attempt;
import osa.eligibility.dmn.Finding.Code;

/// Models from somebody who wants to harm the service: each is refused before it is evaluated, or
/// comes to a short end.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileModelTest {

  private static final String DMN_1_1 = "http://www.omg.org/spec/DMN/20151101/dmn.xsd";

  private static List<Code> codes(String model) {
    return ModelText.findings(model).stream().map(Finding::code).toList();
  }

  private static List<Code> codesOf(String expression) {
    return codes(model(decision("d", expression)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in 1..1000000000 return i",
        "1 + count(for i in 1..1000000000 return i)",
        "if true then for i in 1..1000000000 return i else 0",
        "/* \" */ for i in 1..1000000000 return i /* \" */",
        "[1, 2][item > 1]",
        "(d)[1]",
        "\"a\"[1]",
        "{a: 1}",
        "today()",
        "today /* */ ()",
        "today\u00a0()",
        "(today)()",
        "(now)()",
        "random  number()",
        "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a+)+c\")",
        "replace(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a+)+c\", \"x\")",
        "split(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a+)+c\")",
        "string(1e999999999)",
        "floor(1e999999999)",
        "1.5e+9",
        ".5e9",
        "floor(10 ** 999999999)",
        "number(\"1e999999999\", \",\", \".\")",
        "invoke(\"urn:x\", \"x\", \"y\", null)",
        "sort([1, 2], today)",
        "function(x) external { java: { class: \"java.lang.System\" } }",
      })
  void what_could_go_on_for_long_is_not_let_through(String expression) {
    assertEquals(List.of(Code.EXPRESSION_NOT_ALLOWED), codesOf(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"for every recipient, today()\"",
        "Reason for use = \"x\"",
        "not(\"A\", \"B\")",
        "if (a and (b or not(c))) then \"A\" else \"B\"",
        "x in [1..5]",
        "x in (\"A\", \"B\")",
        "a and [1, 2] = b",
        "floor(-1.5 * x) + .5",
        "Article 3a = \"x\"",
        "list contains([\"A\"], x) and starts with(y, \"a [b] {c} (d\")",
        "date and time(\"2026-04-21T00:00:00\") < y",
        "\"a \\\" b\"",
        "-",
      })
  void comparisons_and_words_are_let_through(String expression) {
    assertEquals(List.of(), codesOf(expression.replace("<", "&lt;")));
  }

  @ParameterizedTest
  @CsvSource({"for", "''", "o", "then for", "'for i'", "(today)", "r i"})
  void no_name_makes_a_forbidden_word_invisible(String name) {
    String named = "<inputData id=\"i\" name=\"%s\"/>".formatted(name);

    assertEquals(
        List.of(Code.EXPRESSION_NOT_ALLOWED),
        codes(model(named, decision("d", "if true then for i in 1..9 return i else (today)()"))));
  }

  @Test
  void an_older_dmn_whose_elements_are_called_the_same_is_refused() {
    assertTrue(codes(modelOf(DMN_1_1, decision("d", "1"))).contains(Code.ELEMENT_NOT_ALLOWED));
  }

  @Test
  void an_element_of_another_namespace_is_refused_by_its_name() {
    String java =
        """
        <x:businessKnowledgeModel id="b" name="f"><x:encapsulatedLogic kind="Java" id="l"/>
        </x:businessKnowledgeModel>
        """;

    assertEquals(
        List.of(Code.ELEMENT_NOT_ALLOWED, Code.ELEMENT_NOT_ALLOWED),
        codes(model(java, decision("d", "1"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "text", "description"})
  void an_expression_is_not_hidden_behind_an_element(String element) {
    String hidden = "for i in 1..9 return i<x:%s/>".formatted(element);

    assertEquals(List.of(Code.ELEMENT_NOT_ALLOWED), codesOf(hidden));
  }

  @Test
  void what_editors_draw_and_keep_for_themselves_is_let_through() {
    String drawn =
        """
        <extensionElements><x:anything><x:import/></x:anything></extensionElements>
        <x:DMNDI><x:DMNDiagram><x:DMNShape dmnElementRef="d"/></x:DMNDiagram></x:DMNDI>
        """;

    assertEquals(List.of(), codes(model(drawn, decision("d", "1"))));
  }

  @ParameterizedTest
  @CsvSource({"(, 1, )", "[, 1, ]", "'not(', true, )"})
  void brackets_are_not_nested_without_end(String open, String middle, String close) {
    int depth = ExpressionText.DEPTH_MAX + 1;
    String expression = open.repeat(depth) + middle + close.repeat(depth);

    assertEquals(List.of(Code.EXPRESSION_NOT_ALLOWED), codesOf(expression));
  }

  @Test
  void brackets_side_by_side_are_not_deep() {
    assertEquals(List.of(), codesOf("1" + " + (1)".repeat(100)));
  }

  @Test
  void elements_are_not_nested_without_end() {
    String nested = "<group>".repeat(ModelText.DEPTH_MAX) + "</group>".repeat(ModelText.DEPTH_MAX);

    assertEquals(List.of(Code.TOO_LARGE), codes(model(nested)));
  }

  @Test
  void elements_are_counted() {
    assertEquals(List.of(Code.TOO_LARGE), codes(model("<group/>".repeat(ModelText.ELEMENTS_MAX))));
  }

  @Test
  void a_long_expression_is_not_let_through() {
    assertEquals(
        List.of(Code.EXPRESSION_NOT_ALLOWED),
        codesOf("1" + " + 1".repeat(ExpressionText.LENGTH_MAX / 4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "if true then ", "1 + ", "1 = "})
  void the_deepest_expression_that_is_let_through_has_an_answer(String again) {
    String end = again.startsWith("if") ? " else 0" : "";
    int times = (ExpressionText.LENGTH_MAX - 1) / (again.length() + end.length());
    String deepest = again.repeat(times) + "1" + end.repeat(times);

    assertEquals(List.of(), codesOf(deepest));
    assertInstanceOf(
        Attempt.Answered.class,
        DecisionModel.compile("deep", model(decision("d", deepest))).attempt("d", Map.of()));
  }

  /// Each says twice what the one before says: the fortieth would say a million million times "x".
  @Test
  void words_that_double_with_every_decision_come_to_an_end() {
    String[] decisions =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    i == 0
                        ? decision("d0", "\"x\"")
                        : decision("d" + i, "d%d + d%d".formatted(i - 1, i - 1), "d" + (i - 1)))
            .toArray(String[]::new);
    DecisionModel model = DecisionModel.compile("doubling", model(decisions));

    assertInstanceOf(Attempt.Answered.class, model.attempt("d10", Map.of()));
    assertInstanceOf(Attempt.Failed.class, model.attempt("d39", Map.of()));
  }

  @Test
  void lists_that_double_with_every_decision_come_to_an_end() {
    String[] decisions =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    i == 0
                        ? decision("d0", "[1, 2]")
                        : decision("d" + i, "[d%d, d%d]".formatted(i - 1, i - 1), "d" + (i - 1)))
            .toArray(String[]::new);
    DecisionModel model = DecisionModel.compile("doubling", model(decisions));

    assertInstanceOf(Attempt.Answered.class, model.attempt("d10", Map.of()));
    assertInstanceOf(Attempt.Failed.class, model.attempt("d39", Map.of()));
  }

  /// Each is the square of the one before, with its decimals rounded away: 10 to the power of 2^39.
  @Test
  void numbers_that_are_squared_with_every_decision_come_to_an_end() {
    String[] decisions =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    i == 0
                        ? decision("d0", "10")
                        : decision(
                            "d" + i, "floor(d%d * d%d)".formatted(i - 1, i - 1), "d" + (i - 1)))
            .toArray(String[]::new);
    DecisionModel model = DecisionModel.compile("squaring", model(decisions));

    assertInstanceOf(Attempt.Answered.class, model.attempt("d5", Map.of()));
    assertInstanceOf(Attempt.Failed.class, model.attempt("d39", Map.of()));
  }

  /// Each asks the two before: shown with all that it asked, the fortieth has a hundred million.
  @Test
  void decisions_that_multiply_as_they_are_shown_are_refused() {
    String[] decisions =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    i < 2
                        ? decision("d" + i, "1")
                        : decision(
                            "d" + i,
                            "d%d + d%d".formatted(i - 1, i - 2),
                            "d" + (i - 1),
                            "d" + (i - 2)))
            .toArray(String[]::new);

    assertThrows(RuleFailure.class, () -> DecisionModel.compile("ladder", model(decisions)));
  }

  @Test
  void decisions_that_ask_each_other_are_refused() {
    String model = model(decision("a", "b", "b"), decision("b", "a", "a"));

    assertThrows(RuleFailure.class, () -> DecisionModel.compile("circle", model));
  }

  @Test
  void a_requirement_of_nothing_is_refused() {
    String model = model(decision("a", "1", "nobody"));

    assertThrows(RuleFailure.class, () -> DecisionModel.compile("nobody", model));
  }
}
