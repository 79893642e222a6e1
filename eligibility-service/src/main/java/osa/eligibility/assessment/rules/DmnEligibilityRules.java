package osa.eligibility.assessment.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
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
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.Lethality;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Verdict.Line;
import osa.eligibility.policy.RuleModel;

/// Asks the decision models (DMN) of both policies, in the order of the checks. Every model is
/// compiled once, when the rules are made; one that does not compile stops the service there.
/// Asking is safe from many threads at once.
public final class DmnEligibilityRules implements EligibilityRules {

  private final Map<String, Model> models = new HashMap<>();
  private final String engine = "Apache KIE DMN " + engineVersion();

  public DmnEligibilityRules(List<RuleModel> ruleModels) {
    ruleModels.forEach(
        model ->
            models.put(model.ruleSet().id(), Model.compile(model.ruleSet().id(), model.dmn())));
  }

  @Override
  public Findings judge(
      AssessmentRequest request, Standing standing, String threePrinciples, String osaPolicy) {
    Model principles = model(threePrinciples);
    Model osa = model(osaPolicy);
    List<Reason> reasons = new ArrayList<>();
    List<Line> lines = new ArrayList<>();

    reasons.addAll(osa.reasons("Beneficiary", beneficiary(request)));
    reasons.addAll(osa.reasons("Income", income(standing)));
    reasons.addAll(principles.reasons("Destination", destination(standing)));
    reasons.addAll(osa.reasons("Conflict", conflict("INTERNAL", standing.internal())));
    reasons.addAll(osa.reasons("Conflict", conflict("INTERSTATE", standing.interstate())));
    for (Pillar pillar : request.pillars()) {
      reasons.addAll(osa.reasons("Field", Map.of("Pillar", pillar.name())));
    }
    for (ItemLine line : request.items()) {
      Map<String, Object> item = item(line, standing);
      Map<String, Object> answers = principles.askForItem(item);
      lines.add(principles.line(line.lineId(), answers));
      reasons.addAll(principles.reasons(line.lineId(), "Equipment", item));
      reasons.addAll(osa.reasons(line.lineId(), "Lethal weapons", whatPrinciplesSaid(answers)));
    }
    reasons.addAll(osa.reasons("Undertakings", undertakings(request)));
    return new Findings(reasons, lines, engine);
  }

  private Model model(String ruleSetId) {
    Model model = models.get(ruleSetId);
    if (model == null) {
      throw new RuleFailure("no decision model for rule set " + ruleSetId);
    }
    return model;
  }

  private static Map<String, Object> beneficiary(AssessmentRequest request) {
    return Map.of("Beneficiary kind", request.beneficiary().kind().name());
  }

  private static Map<String, Object> income(Standing standing) {
    return Map.of(
        "Income group", standing.income().name(),
        "DAC listing", standing.dac().name(),
        "Income facts confirmed", standing.incomeConfirmed(),
        "Transfer agreement", standing.agreement().name());
  }

  private static Map<String, Object> destination(Standing standing) {
    return Map.of(
        "Treaty breach", standing.treatyBreach().name(),
        "UN Security Council measures", standing.unMeasures().name(),
        "Party to conflict", standing.partyToConflict().name());
  }

  private static Map<String, Object> conflict(String scope, Conflict conflict) {
    return Map.of(
        "Conflict scope", scope,
        "Conflict signalled", conflict.signalled(),
        "Finding", conflict.finding().name(),
        "Finding confirmed", conflict.confirmed());
  }

  private static Map<String, Object> item(ItemLine line, Standing standing) {
    return Map.of(
        "Item kind", line.kind().name(),
        "Item armed", line.armed(),
        "Transfer agreement", standing.agreement().name(),
        "Fighting at destination", standing.fighting());
  }

  private static Map<String, Object> whatPrinciplesSaid(Map<String, Object> answers) {
    return Map.of(
        "Item nature", answers.get("Nature"), "Item permission", answers.get("Permission"));
  }

  private static Map<String, Object> undertakings(AssessmentRequest request) {
    return Map.of(
        "Other purpose use excluded", request.undertakings().otherPurposeUse(),
        "Third party transfer excluded", request.undertakings().thirdPartyTransfer());
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

  /// A compiled model and the rule set it belongs to.
  private record Model(String ruleSetId, DMNRuntime runtime, DMNModel dmn) {

    static Model compile(String ruleSetId, String xml) {
      refuseDoctype(ruleSetId, xml);
      DMNRuntime runtime =
          DMNRuntimeBuilder.fromDefaults()
              // Without it a word outside an input's allowed values would fall through to "-".
              .setOption(new RuntimeTypeCheckOption(true))
              .buildConfiguration()
              .fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
              .getOrElseThrow(e -> new RuleFailure(ruleSetId + " does not compile", e));
      DMNModel dmn = runtime.getModels().getFirst();
      if (dmn.hasErrors()) {
        throw new RuleFailure(ruleSetId + " does not compile: " + dmn.getMessages());
      }
      return new Model(ruleSetId, runtime, dmn);
    }

    // A model comes from outside sooner or later; an entity in it could read files or call hosts.
    private static void refuseDoctype(String ruleSetId, String xml) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      try {
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamConstants.DTD) {
            throw new RuleFailure(ruleSetId + " carries a document type declaration");
          }
        }
      } catch (XMLStreamException e) {
        throw new RuleFailure(ruleSetId + " is not well-formed XML", e);
      }
    }

    List<Reason> reasons(String decision, Map<String, Object> inputs) {
      return reasons(null, decision, inputs);
    }

    List<Reason> reasons(String lineId, String decision, Map<String, Object> inputs) {
      Object result = ask(inputs, decision).get(decision);
      if (!(result instanceof List<?> rows)) {
        throw failure(decision, inputs, "a result that is no list: " + result);
      }
      List<Reason> reasons = new ArrayList<>();
      for (Object row : rows) {
        reasons.add(reason(lineId, decision, inputs, row));
      }
      return reasons;
    }

    private Reason reason(String lineId, String decision, Map<String, Object> inputs, Object row) {
      if (row instanceof Map<?, ?> columns
          && columns.get("code") instanceof String code
          && columns.get("effect") instanceof String effect
          && columns.get("basis") instanceof String basis) {
        try {
          return new Reason(ReasonCode.valueOf(code), Effect.valueOf(effect), basis, lineId);
        } catch (IllegalArgumentException e) {
          throw failure(decision, inputs, "a reason that is not in the catalogue: " + row);
        }
      }
      throw failure(decision, inputs, "a row without code, effect and basis: " + row);
    }

    Map<String, Object> askForItem(Map<String, Object> item) {
      return ask(
          item,
          Stream.of("Category", "Nature", "Permission", "Lethality")
              .filter(decision -> dmn.getDecisionByName(decision) != null)
              .toArray(String[]::new));
    }

    Line line(String lineId, Map<String, Object> answers) {
      return new Line(
          lineId,
          Category.valueOf((String) answers.get("Category")),
          answers.get("Lethality") instanceof String lethality
              ? Lethality.valueOf(lethality)
              : null);
    }

    private Map<String, Object> ask(Map<String, Object> inputs, String... decisions) {
      DMNContext context = runtime.newContext();
      for (String decision : decisions) {
        supply(context, decision, inputs);
      }
      DMNResult result = runtime.evaluateByName(dmn, context, decisions);
      Map<String, Object> answers = new HashMap<>();
      for (String decision : decisions) {
        DMNDecisionResult answer = result.getDecisionResultByName(decision);
        if (result.hasErrors()
            || answer.getEvaluationStatus() != DecisionEvaluationStatus.SUCCEEDED
            || answer.getResult() == null) {
          throw failure(decision, inputs, "no answer: " + result.getMessages());
        }
        answers.put(decision, answer.getResult());
      }
      return answers;
    }

    private void supply(DMNContext context, String decision, Map<String, Object> inputs) {
      if (dmn.getDecisionByName(decision) == null) {
        throw failure(decision, inputs, "no such decision");
      }
      for (InputDataNode input : dmn.getRequiredInputsForDecisionName(decision)) {
        Object value = inputs.get(input.getName());
        if (value == null) {
          throw failure(decision, inputs, "an input that nobody supplies: " + input.getName());
        }
        context.set(input.getName(), value);
      }
    }

    private RuleFailure failure(String decision, Map<String, Object> inputs, String what) {
      return new RuleFailure(
          "rule set %s, decision %s, asked with %s: %s"
              .formatted(ruleSetId, decision, inputs, what));
    }
  }
}
