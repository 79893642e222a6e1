package osa.eligibility.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;

/// A model that chance made: a table that sorts a case into classes, and one that collects the
/// reasons which speak about class and case. Its tables have gaps and overlaps like any draft.
final class RandomTable {

  static final String REASONS = "Reasons";
  static final String KIND = "Class";

  private static final List<String> CLASSES = List.of("A", "B", "C");
  private static final List<String> HIT_POLICIES = List.of("FIRST", "UNIQUE", "ANY");

  private final Random chance;
  private final List<List<String>> words = new ArrayList<>();

  RandomTable(long seed) {
    this.chance = new Random(seed);
    int inputs = 1 + chance.nextInt(4);
    for (int input = 0; input < inputs; input++) {
      words.add(
          IntStream.rangeClosed(0, 1 + chance.nextInt(4)).mapToObj(word -> "W" + word).toList());
    }
  }

  /// A case in words that the inputs know.
  Map<String, Object> anyCase() {
    Map<String, Object> told = new HashMap<>();
    for (int input = 0; input < words.size(); input++) {
      told.put(name(input), any(words.get(input)));
    }
    return told;
  }

  String dmn() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                 id="random" name="random" namespace="urn:osa:random">
    """
        + "<itemDefinition id=\"tReason\" name=\"tReason\">"
        + component("code")
        + component("effect")
        + component("basis")
        + "</itemDefinition><itemDefinition id=\"tReasons\" name=\"tReasons\""
        + " isCollection=\"true\"><typeRef>tReason</typeRef></itemDefinition>"
        + types()
        + inputs()
        + sorting()
        + collecting()
        + "</definitions>";
  }

  private static String component(String name) {
    return "<itemComponent id=\"tReason_%s\" name=\"%s\"><typeRef>string</typeRef></itemComponent>"
        .formatted(name, name);
  }

  private String types() {
    return forEachInput(
        input ->
            "<itemDefinition id=\"t%d\" name=\"t%d\"><typeRef>string</typeRef><allowedValues"
                    .formatted(input, input)
                + " id=\"t%d_values\"><text>%s</text></allowedValues></itemDefinition>"
                    .formatted(input, quoted(words.get(input))));
  }

  private String inputs() {
    return forEachInput(
        input ->
            "<inputData id=\"i%d\" name=\"%s\">".formatted(input, name(input))
                + "<variable id=\"i%d_v\" name=\"%s\" typeRef=\"t%d\"/></inputData>"
                    .formatted(input, name(input), input));
  }

  private String sorting() {
    return "<decision id=\"d_class\" name=\"Class\"><variable id=\"d_class_v\" name=\"Class\""
        + " typeRef=\"string\"/>"
        + requirements("c", false)
        + "<decisionTable id=\"table_class\" hitPolicy=\"%s\">".formatted(any(HIT_POLICIES))
        + columns("c", false)
        + "<output id=\"c_out\" typeRef=\"string\"/>"
        + rules("c", false)
        + "</decisionTable></decision>";
  }

  private String collecting() {
    return "<decision id=\"d_reasons\" name=\"Reasons\"><variable id=\"d_reasons_v\""
        + " name=\"Reasons\" typeRef=\"tReasons\"/>"
        + requirements("r", true)
        + "<decisionTable id=\"table_reasons\" hitPolicy=\"COLLECT\">"
        + columns("r", true)
        + "<output id=\"r_code\" name=\"code\" typeRef=\"string\"/>"
        + "<output id=\"r_effect\" name=\"effect\" typeRef=\"string\"/>"
        + "<output id=\"r_basis\" name=\"basis\" typeRef=\"string\"/>"
        + rules("r", true)
        + "</decisionTable></decision>";
  }

  private String requirements(String table, boolean alsoClass) {
    return forEachInput(
            input ->
                "<informationRequirement id=\"%s_q%d\">".formatted(table, input)
                    + "<requiredInput href=\"#i%d\"/></informationRequirement>".formatted(input))
        + (alsoClass
            ? "<informationRequirement id=\"r_qc\"><requiredDecision"
                + " href=\"#d_class\"/></informationRequirement>"
            : "");
  }

  private String columns(String table, boolean alsoClass) {
    return forEachInput(input -> column(table + input, name(input)))
        + (alsoClass ? column("rc", KIND) : "");
  }

  private static String column(String id, String expression) {
    return "<input id=\"%s\"><inputExpression id=\"%s_e\" typeRef=\"string\">".formatted(id, id)
        + "<text>%s</text></inputExpression></input>".formatted(expression);
  }

  private String rules(String table, boolean reasons) {
    int count = 1 + chance.nextInt(8);
    return IntStream.range(0, count)
        .mapToObj(
            rule -> {
              String id = table + "_rule" + rule;
              String tests =
                  forEachInput(input -> test(id + "_in" + input, words.get(input)))
                      + (reasons ? test(id + "_inc", CLASSES) : "");
              String says =
                  reasons
                      ? says(id + "_code", any(List.of(ReasonCode.values())).name())
                          + says(id + "_effect", any(List.of(Effect.values())).name())
                          + says(id + "_basis", "row " + rule)
                      : says(id + "_out", any(CLASSES));
              return "<rule id=\"%s\">%s%s</rule>".formatted(id, tests, says);
            })
        .collect(Collectors.joining());
  }

  /// Some of the words, or a dash for any.
  private String test(String id, List<String> words) {
    List<String> some = words.stream().filter(_ -> chance.nextInt(3) > 0).toList();
    boolean dash = some.isEmpty() || chance.nextInt(3) == 0;
    return "<inputEntry id=\"%s\"><text>%s</text></inputEntry>"
        .formatted(id, dash ? "-" : quoted(some));
  }

  private static String says(String id, String word) {
    return "<outputEntry id=\"%s\"><text>\"%s\"</text></outputEntry>".formatted(id, word);
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
  }

  private String forEachInput(IntFunction<String> part) {
    return IntStream.range(0, words.size()).mapToObj(part).collect(Collectors.joining());
  }

  private static String name(int input) {
    return "Input " + input;
  }

  private <T> T any(List<T> things) {
    return things.get(chance.nextInt(things.size()));
  }
}
