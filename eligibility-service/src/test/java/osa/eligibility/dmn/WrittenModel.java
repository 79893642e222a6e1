package osa.eligibility.dmn;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Small models of literal expressions.
final class WrittenModel {

  private static final String DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/";

  private WrittenModel() {}

  static String modelOf(String namespace, String... elements) {
    return """
    <definitions xmlns="%s" xmlns:x="urn:x" id="hostile" name="hostile" namespace="urn:hostile">
    %s
    </definitions>
    """
        .formatted(namespace, String.join("\n", elements));
  }

  static String model(String... elements) {
    return modelOf(DMN_1_3, elements);
  }

  static String decision(String name, String expression, String... asks) {
    return """
    <decision id="%s" name="%s"><variable id="%s_v" name="%s"/>%s
    <literalExpression id="%s_e"><text>%s</text></literalExpression></decision>
    """
        .formatted(
            name,
            name,
            name,
            name,
            IntStream.range(0, asks.length)
                .mapToObj(
                    i ->
                        "<informationRequirement id=\"%s_q%d\"><requiredDecision href=\"#%s\"/>"
                                .formatted(name, i, asks[i])
                            + "</informationRequirement>")
                .collect(Collectors.joining()),
            name,
            expression);
  }
}
