package osa.eligibility.assessment.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.rules.Sheet.Subject.Kind;

/// A case in the words of the decision models: every input by its name, under what it is about.
/// The same sheet under the same rule sets has the same verdict, so a sheet with one input changed
/// tells what that input decides.
public record Sheet(Map<Subject, Map<String, Input>> sections) {

  /// What inputs are about.
  ///
  /// @param name tells two subjects of a kind apart, such as two item lines; empty for the case
  public record Subject(Kind kind, String name) {

    public static final Subject CASE = new Subject(Kind.CASE, "");

    @Schema(name = "DecisionSubjectKind")
    public enum Kind {
      CASE,
      CONFLICT,
      PILLAR,
      LINE
    }
  }

  /// @param words all values that it could have
  public record Input(Object value, List<?> words) {}

  /// One input that is otherwise.
  public record Change(Subject subject, String input, Object was, Object wouldBe) {}

  public static Sheet of(AssessmentRequest request, Standing standing) {
    Map<Subject, Map<String, Input>> sections = new LinkedHashMap<>();
    sections.put(Subject.CASE, theCase(request, standing));
    sections.put(new Subject(Kind.CONFLICT, "INTERNAL"), conflict("INTERNAL", standing.internal()));
    sections.put(
        new Subject(Kind.CONFLICT, "INTERSTATE"), conflict("INTERSTATE", standing.interstate()));
    for (Pillar pillar : request.pillars()) {
      sections.put(new Subject(Kind.PILLAR, pillar.name()), pillar(pillar));
    }
    for (ItemLine line : request.items()) {
      sections.put(new Subject(Kind.LINE, line.lineId()), line(line));
    }
    return new Sheet(sections);
  }

  public List<Subject> about(Kind kind) {
    return sections.keySet().stream().filter(subject -> subject.kind() == kind).toList();
  }

  /// What a decision about the subject may be told: its own inputs and those of the case.
  Map<String, Object> known(Subject subject) {
    Map<String, Object> known = new HashMap<>();
    sections.get(Subject.CASE).forEach((name, input) -> known.put(name, input.value()));
    sections.get(subject).forEach((name, input) -> known.put(name, input.value()));
    return known;
  }

  /// Every way to change one input, in the order of the sheet.
  public List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    sections.forEach(
        (subject, inputs) ->
            inputs.forEach(
                (name, input) ->
                    input.words().stream()
                        .filter(word -> !word.equals(input.value()))
                        .map(word -> new Change(subject, name, input.value(), word))
                        .forEach(changes::add)));
    return changes;
  }

  public Sheet with(Change change) {
    Map<Subject, Map<String, Input>> changed = new LinkedHashMap<>(sections);
    Map<String, Input> inputs = new LinkedHashMap<>(sections.get(change.subject()));
    Input input =
        Optional.ofNullable(inputs.get(change.input()))
            .filter(known -> known.words().contains(change.wouldBe()))
            .orElseThrow(() -> new IllegalArgumentException("no such input: " + change));
    inputs.put(change.input(), new Input(change.wouldBe(), input.words()));
    changed.put(change.subject(), inputs);
    return new Sheet(changed);
  }

  private static Map<String, Input> theCase(AssessmentRequest request, Standing standing) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    put(inputs, Vocabulary.BENEFICIARY_KIND, request.beneficiary().kind());
    put(inputs, Vocabulary.INCOME_GROUP, standing.income());
    put(inputs, Vocabulary.DAC_LISTING, standing.dac());
    put(inputs, Vocabulary.INCOME_FACTS_CONFIRMED, standing.incomeConfirmed());
    put(inputs, Vocabulary.TRANSFER_AGREEMENT, standing.agreement());
    put(inputs, Vocabulary.TREATY_BREACH, standing.treatyBreach());
    put(inputs, Vocabulary.UN_MEASURES, standing.unMeasures());
    put(inputs, Vocabulary.PARTY_TO_CONFLICT, standing.partyToConflict());
    put(inputs, Vocabulary.FIGHTING, standing.fighting());
    put(inputs, Vocabulary.OTHER_PURPOSE_USE, request.undertakings().otherPurposeUse());
    put(inputs, Vocabulary.THIRD_PARTY_TRANSFER, request.undertakings().thirdPartyTransfer());
    return inputs;
  }

  private static Map<String, Input> conflict(String scope, Conflict conflict) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    // It says what the section is about, and so could not be otherwise.
    inputs.put(Vocabulary.CONFLICT_SCOPE, new Input(scope, List.of(scope)));
    put(inputs, Vocabulary.CONFLICT_SIGNALLED, conflict.signalled());
    put(inputs, Vocabulary.FINDING, conflict.finding());
    put(inputs, Vocabulary.FINDING_CONFIRMED, conflict.confirmed());
    return inputs;
  }

  private static Map<String, Input> pillar(Pillar pillar) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    put(inputs, Vocabulary.PILLAR, pillar);
    return inputs;
  }

  private static Map<String, Input> line(ItemLine line) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    put(inputs, Vocabulary.ITEM_KIND, line.kind());
    put(inputs, Vocabulary.ITEM_ARMED, line.armed());
    return inputs;
  }

  private static void put(Map<String, Input> inputs, String name, Enum<?> value) {
    inputs.put(name, new Input(value.name(), Vocabulary.wordsOf(name)));
  }

  private static void put(Map<String, Input> inputs, String name, boolean value) {
    inputs.put(name, new Input(value, Vocabulary.wordsOf(name)));
  }
}
