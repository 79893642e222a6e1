package osa.bench.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.DmnEngine.EvalResult;
import org.camunda.dmn.parser.ParsedDmn;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/// The engine inside Camunda 8: one call per decision. It reads no names with spaces, so it gets
/// the same tables with underscores for them.
final class CamundaEngine implements BareEngine {

  private static final Pattern NAMED =
      Pattern.compile("<(?:inputData|decision) id=\"([^\"]+)\" name=\"([^\"]+)\"");

  private final DmnEngine engine = new DmnEngine.Builder().build();
  private final ParsedDmn model;
  private final Map<String, String> decisionIds;
  private final Map<String, String> variables;

  CamundaEngine(String dmn) {
    this.variables =
        named(dmn)
            .collect(Collectors.toMap(name -> name.group(2), name -> variable(name.group(2))));
    this.decisionIds =
        named(dmn)
            .filter(name -> name.group().startsWith("<decision"))
            .collect(Collectors.toMap(name -> name.group(2), name -> name.group(1)));
    this.model = rightOf(engine.parse(utf8(withoutSpaces(dmn))));
  }

  private static Stream<MatchResult> named(String dmn) {
    return NAMED.matcher(dmn).results();
  }

  private static String variable(String name) {
    return name.replace(' ', '_');
  }

  private String withoutSpaces(String dmn) {
    String text = dmn;
    for (var each : variables.entrySet()) {
      text = text.replace("name=\"" + each.getKey() + "\"", "name=\"" + each.getValue() + "\"");
      text = text.replace("<text>" + each.getKey() + "<", "<text>" + each.getValue() + "<");
    }
    return text;
  }

  private static ByteArrayInputStream utf8(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean decides(String decision) {
    return decisionIds.containsKey(decision);
  }

  @Override
  public Map<String, Object> answers(Map<String, Object> told, List<String> decisions) {
    Map<String, Object> asked = new HashMap<>();
    told.forEach(
        (input, value) -> {
          if (variables.containsKey(input)) {
            asked.put(variables.get(input), value);
          }
        });
    return decisions.stream()
        .collect(Collectors.toMap(Function.identity(), decision -> answer(decision, asked)));
  }

  private Object answer(String decision, Map<String, Object> asked) {
    EvalResult result = rightOf(engine.eval(model, decisionIds.get(decision), asked));
    return switch (result.value()) {
      case null -> List.of();
      case Seq<?> rows -> CollectionConverters.asJava(rows);
      case Object value -> value;
    };
  }

  private static <T> T rightOf(Either<?, T> outcome) {
    return outcome
        .toOption()
        .getOrElse(
            () -> {
              throw new IllegalStateException(outcome.toString());
            });
  }
}
