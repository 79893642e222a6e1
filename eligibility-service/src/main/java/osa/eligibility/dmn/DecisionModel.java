package osa.eligibility.dmn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.internal.io.ResourceFactory;
import osa.eligibility.dmn.Answer.Row;

/// A decision model (DMN), compiled once. Asking is safe from many threads at once; the same
/// question always gets the same answer, and one that was answered lately is not worked out again.
public final class DecisionModel {

  /// How many answers are remembered. The words of the models in use allow fewer than a thousand
  /// questions each; an answer with its decisions and rows takes a kilobyte or two.
  public static final int ANSWERS_MAX = 5_000;

  private static final String ENGINE = "Apache KIE DMN " + engineVersion();

  /// The rows that gave an answer, of every table that is read while a question is worked out. The
  /// engine tells its listeners on the thread that asks.
  private static final ScopedValue<Map<String, List<Row>>> READ = ScopedValue.newInstance();

  private final String id;
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final Map<String, List<String>> inputsByDecision;
  private final Cache<Question, Answer> answers =
      Caffeine.newBuilder().maximumSize(ANSWERS_MAX).build();

  private record Question(String decision, Map<String, Object> inputs) {}

  private DecisionModel(String id, DMNRuntime runtime, DMNModel model) {
    this.id = id;
    this.runtime = runtime;
    this.model = model;
    this.inputsByDecision =
        model.getDecisions().stream()
            .map(DecisionNode::getName)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> inputsOf(model, name)));
  }

  private static List<String> inputsOf(DMNModel model, String decision) {
    return model.getRequiredInputsForDecisionName(decision).stream()
        .map(InputDataNode::getName)
        .toList();
  }

  /// @param id how the model is called in what it says of failures
  /// @param xml the model as written; one that [ModelText] objects to, that does not compile or
  ///     whose answers would have no [Bounds] is a [RuleFailure]
  public static DecisionModel compile(String id, String xml) {
    List<Finding> objections = ModelText.findings(xml);
    if (!objections.isEmpty()) {
      throw new RuleFailure(id + " is not to be compiled: " + objections.getFirst().message());
    }
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults()
            // Without it a word outside an input's allowed values would fall through to "-".
            .setOption(new RuntimeTypeCheckOption(true))
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
            .getOrElseThrow(e -> new RuleFailure(id + " does not compile", e));
    DMNModel model = runtime.getModels().getFirst();
    if (model.hasErrors()) {
      throw new RuleFailure(id + " does not compile: " + model.getMessages());
    }
    Bounds.check(id, model);
    runtime.addListener(new RowReader());
    return new DecisionModel(id, runtime, model);
  }

  /// The engine with its version.
  public static String engine() {
    return ENGINE;
  }

  public boolean decides(String decision) {
    return inputsByDecision.containsKey(decision);
  }

  /// @param known everything that is known of the case, by the name of the input; what the
  ///     decision does not need is left aside
  public Answer ask(String decision, Map<String, Object> known) {
    Map<String, Object> inputs = required(decision, known);
    return answers.get(new Question(decision, inputs), this::workOut);
  }

  private Map<String, Object> required(String decision, Map<String, Object> known) {
    if (!decides(decision)) {
      throw failure(decision, known, "no such decision");
    }
    Map<String, Object> inputs = new HashMap<>();
    for (String input : inputsByDecision.get(decision)) {
      Object value = known.get(input);
      if (value == null) {
        throw failure(decision, known, "an input that nobody supplies: " + input);
      }
      inputs.put(input, value);
    }
    return inputs;
  }

  private Answer workOut(Question question) {
    return switch (attempt(question)) {
      case Attempt.Answered(Answer answer) -> answer;
      case Attempt.Failed(_, String why) ->
          throw failure(question.decision(), question.inputs(), "no answer: " + why);
    };
  }

  /// What a question comes to while a model is examined.
  public sealed interface Attempt {

    record Answered(Answer answer) implements Attempt {}

    /// @param rows the rows that matched, of every table that was read, by its decision
    record Failed(Map<String, List<Row>> rows, String why) implements Attempt {}
  }

  /// Asks without remembering, and tells of a failure instead of throwing it.
  ///
  /// @param inputs exactly those that [#inputsOf] names
  public Attempt attempt(String decision, Map<String, Object> inputs) {
    return attempt(new Question(decision, inputs));
  }

  private Attempt attempt(Question question) {
    DMNContext context = runtime.newContext();
    question.inputs().forEach(context::set);
    Map<String, List<Row>> rows = new HashMap<>();
    DMNResult result =
        ScopedValue.where(READ, rows)
            .call(() -> runtime.evaluateByName(model, context, question.decision()));
    DMNDecisionResult answer = result.getDecisionResultByName(question.decision());
    if (result.hasErrors()
        || answer.getEvaluationStatus() != DecisionEvaluationStatus.SUCCEEDED
        || answer.getResult() == null) {
      return new Attempt.Failed(rows, result.getMessages().toString());
    }
    for (DMNDecisionResult each : result.getDecisionResults()) {
      if (Bounds.isTooLong(each.getResult())) {
        return new Attempt.Failed(rows, each.getDecisionName() + " answers at too great length");
      }
    }
    return new Attempt.Answered(
        answer(model.getDecisionByName(question.decision()), question, result, rows));
  }

  /// Everything of the case that a decision has to be told, also for those it asks.
  public Set<String> inputsOf(String decision) {
    return new TreeSet<>(inputsByDecision.get(decision));
  }

  /// The decision tables: how many rows each has, by the name of its decision.
  public Map<String, Integer> tables() {
    Map<String, Integer> rows = new TreeMap<>();
    for (DecisionNode decision : model.getDecisions()) {
      if (decision.getDecision().getExpression() instanceof DecisionTable table) {
        rows.put(decision.getName(), table.getRule().size());
      }
    }
    return rows;
  }

  /// Whether the table takes all rows that match, and so may have none or several of them.
  public boolean collects(String decision) {
    return model.getDecisionByName(decision).getDecision().getExpression()
            instanceof DecisionTable table
        && switch (table.getHitPolicy()) {
          case COLLECT, RULE_ORDER, OUTPUT_ORDER -> true;
          case UNIQUE, FIRST, PRIORITY, ANY -> false;
        };
  }

  /// The decision with those it asked, as the model draws them.
  private Answer answer(
      DecisionNode decision, Question question, DMNResult result, Map<String, List<Row>> rows) {
    Map<String, Object> inputs = new HashMap<>();
    List<Answer> basedOn = new ArrayList<>();
    for (InformationRequirement requirement : decision.getDecision().getInformationRequirement()) {
      if (requirement.getRequiredInput() != null) {
        String input = model.getInputById(Bounds.idOf(requirement.getRequiredInput())).getName();
        inputs.put(input, question.inputs().get(input));
      } else {
        DecisionNode asked = model.getDecisionById(Bounds.idOf(requirement.getRequiredDecision()));
        basedOn.add(answer(asked, question, result, rows));
      }
    }
    return new Answer(
        decision.getName(),
        inputs,
        result.getDecisionResultByName(decision.getName()).getResult(),
        rows.getOrDefault(decision.getName(), List.of()),
        basedOn);
  }

  /// A failure of this model, with all that is needed to ask again.
  public RuleFailure failure(String decision, Map<String, Object> inputs, String what) {
    return new RuleFailure(
        "rule set %s, decision %s, asked with %s: %s"
            .formatted(id, decision, new TreeMap<>(inputs), what));
  }

  private static String engineVersion() {
    String pom = "/META-INF/maven/org.kie/kie-dmn-core/pom.properties";
    try (InputStream in = DMNRuntimeBuilder.class.getResourceAsStream(pom)) {
      if (in == null) {
        throw new IllegalStateException("the rule engine does not say its version");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Notes the rows that gave an answer. Where the hit policy chooses among those that match, the
  /// chosen ones.
  private static final class RowReader implements DMNRuntimeEventListener {

    /// Nobody goes on with an answer that is too long.
    @Override
    public void afterEvaluateDecision(AfterEvaluateDecisionEvent decision) {
      String name = decision.getDecision().getName();
      if (Bounds.isTooLong(decision.getResult().getContext().get(name))) {
        decision.getResult().getContext().set(name, null);
      }
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent table) {
      if (!READ.isBound()) {
        return;
      }
      boolean chosen = !table.getSelected().isEmpty();
      List<Integer> numbers = chosen ? table.getSelected() : table.getMatches();
      List<String> ids = chosen ? table.getSelectedIds() : table.getMatchesIds();
      READ.get()
          .put(
              table.getNodeName(),
              IntStream.range(0, numbers.size())
                  .mapToObj(
                      row -> new Row(numbers.get(row), row < ids.size() ? ids.get(row) : null))
                  .toList());
    }
  }
}
