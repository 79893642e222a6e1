package osa.eligibility.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.Lethality;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Verdict.Line;
import osa.eligibility.assessment.rules.Sheet.Subject;
import osa.eligibility.assessment.rules.Sheet.Subject.Kind;
import osa.eligibility.dmn.Answer;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.dmn.RuleFailure;
import osa.eligibility.policy.RuleModel;
import osa.eligibility.policy.domain.RuleSet;

/// The rules of both policies, asked about one case in the order of the checks. The same question
/// always gets the same answer. Whatever the rules cannot answer throws [RuleFailure]; there is no
/// answer by default.
public final class EligibilityRules {

  /// @param reasons everything the rules had to say, in the order of the checks
  /// @param lines what each item line is
  /// @param decisions how each of them came about, in the same order
  /// @param engine what evaluated the rules, with its version
  public record Findings(
      List<Reason> reasons, List<Line> lines, List<DecisionTaken> decisions, String engine) {
    public Findings {
      reasons = List.copyOf(reasons);
      lines = List.copyOf(lines);
      decisions = List.copyOf(decisions);
    }
  }

  /// A decision of one of the models.
  ///
  /// @param about what it was asked about
  public record DecisionTaken(String ruleSetId, Subject about, Answer answer) {}

  private final Function<RuleSet, DecisionModel> models;

  /// @param models the compiled model of a version
  public EligibilityRules(Function<RuleSet, DecisionModel> models) {
    this.models = models;
  }

  /// The rules of these versions and no others, compiled here.
  public static EligibilityRules of(List<RuleModel> ruleModels) {
    Map<RuleSet, DecisionModel> compiled =
        ruleModels.stream()
            .collect(
                Collectors.toMap(
                    RuleModel::ruleSet,
                    model -> DecisionModel.compile(model.ruleSet().id(), model.dmn())));
    return new EligibilityRules(
        version -> {
          DecisionModel model = compiled.get(version);
          if (model == null) {
            throw new RuleFailure("no decision model for rule set " + version.id());
          }
          return model;
        });
  }

  /// @param threePrinciples the version of the Three Principles to ask
  /// @param osaPolicy the version of OSA policy to ask
  public Findings judge(Sheet sheet, RuleSet threePrinciples, RuleSet osaPolicy) {
    Interview interview = new Interview(sheet);
    Expert principles = new Expert(threePrinciples.id(), models.apply(threePrinciples));
    Expert osa = new Expert(osaPolicy.id(), models.apply(osaPolicy));

    interview.reasons(osa, "Beneficiary", Subject.CASE);
    interview.reasons(osa, "Income", Subject.CASE);
    interview.reasons(principles, "Destination", Subject.CASE);
    sheet.about(Kind.CONFLICT).forEach(conflict -> interview.reasons(osa, "Conflict", conflict));
    sheet.about(Kind.PILLAR).forEach(pillar -> interview.reasons(osa, "Field", pillar));
    sheet.about(Kind.LINE).forEach(line -> interview.item(principles, osa, line));
    interview.reasons(osa, "Undertakings", Subject.CASE);
    return interview.findings();
  }

  /// A model that is asked, and the rule set it belongs to.
  private record Expert(String ruleSetId, DecisionModel model) {}

  /// One pass over a sheet, and what it brings.
  private static final class Interview {
    private final Sheet sheet;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<DecisionTaken> decisions = new ArrayList<>();

    private Interview(Sheet sheet) {
      this.sheet = sheet;
    }

    private Findings findings() {
      return new Findings(reasons, lines, decisions, DecisionModel.engine());
    }

    /// What the item is in the eyes of the Three Principles, and what OSA policy makes of that.
    private void item(Expert principles, Expert osa, Subject line) {
      Map<String, Object> known = sheet.known(line);
      lines.add(
          new Line(
              line.name(),
              word(Category.class, principles, "Category", line, known),
              principles.model().decides("Lethality")
                  ? word(Lethality.class, principles, "Lethality", line, known)
                  : null));
      known.put("Item nature", ask(principles, "Nature", line, known));
      known.put("Item permission", ask(principles, "Permission", line, known));
      reasons(principles, "Equipment", line, known);
      reasons(osa, "Lethal weapons", line, known);
    }

    private void reasons(Expert expert, String decision, Subject about) {
      reasons(expert, decision, about, sheet.known(about));
    }

    private void reasons(Expert expert, String decision, Subject about, Map<String, Object> known) {
      Object result = ask(expert, decision, about, known);
      if (!(result instanceof List<?> rows)) {
        throw expert.model().failure(decision, known, "a result that is no list: " + result);
      }
      for (Object row : rows) {
        reasons.add(reason(expert, decision, about, known, row));
      }
    }

    private <W extends Enum<W>> W word(
        Class<W> words, Expert expert, String decision, Subject about, Map<String, Object> known) {
      Object answer = ask(expert, decision, about, known);
      return Stream.of(words.getEnumConstants())
          .filter(word -> word.name().equals(answer))
          .findFirst()
          .orElseThrow(() -> expert.model().failure(decision, known, "an unknown word: " + answer));
    }

    private Object ask(Expert expert, String decision, Subject about, Map<String, Object> known) {
      Answer answer = expert.model().ask(decision, known);
      decisions.add(new DecisionTaken(expert.ruleSetId(), about, answer));
      return answer.value();
    }

    private static Reason reason(
        Expert expert, String decision, Subject about, Map<String, Object> known, Object row) {
      if (row instanceof Map<?, ?> columns
          && columns.get("code") instanceof String code
          && columns.get("effect") instanceof String effect
          && columns.get("basis") instanceof String basis) {
        try {
          return new Reason(
              ReasonCode.valueOf(code),
              Effect.valueOf(effect),
              basis,
              about.kind() == Kind.LINE ? about.name() : null);
        } catch (IllegalArgumentException e) {
          throw expert
              .model()
              .failure(decision, known, "a reason that is not in the catalogue: " + row);
        }
      }
      throw expert.model().failure(decision, known, "a row without code, effect and basis: " + row);
    }
  }
}
