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
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.internal.io.ResourceFactory;
import osa.eligibility.dmn.Answer.Row;

/// A decision model (DMN), compiled once. Asking is safe from many threads at once; the same
/// question always gets the same answer, and one that was answered lately is not worked out again.
public final class DecisionModel {

  /// How many answers are remembered. The words of the models allow a few thousand questions.
  public static final int ANSWERS_MAX = 20_000;

  private static final String ENGINE = "Apache KIE DMN " + engineVersion();

  /// The rows that gave an answer, of every table that is read while a question is worked out. The
  /// engine tells its listeners on the thread that asks.
  private static final ScopedValue<Map<String, List<Row>>> READ = ScopedValue.newInstance();

  private final String id;
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final Cache<Question, Answer> answers =
      Caffeine.newBuilder().maximumSize(ANSWERS_MAX).build();

  private record Question(String decision, Map<String, Object> inputs) {}

  private DecisionModel(String id, DMNRuntime runtime, DMNModel model) {
    this.id = id;
    this.runtime = runtime;
    this.model = model;
  }

  /// @param id how the model is called in what it says of failures
  /// @param xml the model as written; one that is not well-formed, carries a document type
  ///     declaration or does not compile is a [RuleFailure]
  public static DecisionModel compile(String id, String xml) {
    refuseDoctype(id, xml);
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
    runtime.addListener(new RowReader());
    return new DecisionModel(id, runtime, model);
  }

  /// The engine with its version.
  public static String engine() {
    return ENGINE;
  }

  public boolean decides(String decision) {
    return model.getDecisionByName(decision) != null;
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
    for (InputDataNode input : model.getRequiredInputsForDecisionName(decision)) {
      Object value = known.get(input.getName());
      if (value == null) {
        throw failure(decision, known, "an input that nobody supplies: " + input.getName());
      }
      inputs.put(input.getName(), value);
    }
    return inputs;
  }

  private Answer workOut(Question question) {
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
      throw failure(question.decision(), question.inputs(), "no answer: " + result.getMessages());
    }
    return answer(model.getDecisionByName(question.decision()), question, result, rows);
  }

  /// The decision with those it asked, as the model draws them.
  private Answer answer(
      DecisionNode decision, Question question, DMNResult result, Map<String, List<Row>> rows) {
    Map<String, Object> inputs = new HashMap<>();
    List<Answer> basedOn = new ArrayList<>();
    for (InformationRequirement requirement : decision.getDecision().getInformationRequirement()) {
      if (requirement.getRequiredInput() != null) {
        String input = model.getInputById(idOf(requirement.getRequiredInput())).getName();
        inputs.put(input, question.inputs().get(input));
      } else {
        DecisionNode asked = model.getDecisionById(idOf(requirement.getRequiredDecision()));
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

  private static String idOf(DMNElementReference reference) {
    return reference.getHref().substring(reference.getHref().indexOf('#') + 1);
  }

  /// A failure of this model, with all that is needed to ask again.
  public RuleFailure failure(String decision, Map<String, Object> inputs, String what) {
    return new RuleFailure(
        "rule set %s, decision %s, asked with %s: %s"
            .formatted(id, decision, new TreeMap<>(inputs), what));
  }

  // A model comes from outside sooner or later; an entity in it could read files or call hosts.
  private static void refuseDoctype(String id, String xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.DTD) {
          throw new RuleFailure(id + " carries a document type declaration");
        }
      }
    } catch (XMLStreamException e) {
      throw new RuleFailure(id + " is not well-formed XML", e);
    }
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
