package osa.eligibility.assessment.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    public enum Kind {
      CASE,
      CONFLICT,
      PILLAR,
      LINE
    }
  }

  /// @param words all values that it could have
  public record Input(Object value, List<?> words) {

    static Input word(Enum<?> value) {
      return new Input(
          value.name(),
          Stream.of(value.getDeclaringClass().getEnumConstants())
              .map(each -> ((Enum<?>) each).name())
              .toList());
    }

    static Input yesOrNo(boolean value) {
      return new Input(value, List.of(true, false));
    }

    /// Tells what the section is about, and so could not be otherwise.
    static Input name(String value) {
      return new Input(value, List.of(value));
    }
  }

  /// One input that is otherwise.
  public record Change(Subject subject, String input, Object was, Object wouldBe) {}

  public static Sheet of(AssessmentRequest request, Standing standing) {
    Map<Subject, Map<String, Input>> sections = new LinkedHashMap<>();
    sections.put(Subject.CASE, theCase(request, standing));
    sections.put(new Subject(Kind.CONFLICT, "INTERNAL"), conflict("INTERNAL", standing.internal()));
    sections.put(
        new Subject(Kind.CONFLICT, "INTERSTATE"), conflict("INTERSTATE", standing.interstate()));
    for (Pillar pillar : request.pillars()) {
      sections.put(new Subject(Kind.PILLAR, pillar.name()), Map.of("Pillar", Input.word(pillar)));
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
    inputs.put("Beneficiary kind", Input.word(request.beneficiary().kind()));
    inputs.put("Income group", Input.word(standing.income()));
    inputs.put("DAC listing", Input.word(standing.dac()));
    inputs.put("Income facts confirmed", Input.yesOrNo(standing.incomeConfirmed()));
    inputs.put("Transfer agreement", Input.word(standing.agreement()));
    inputs.put("Treaty breach", Input.word(standing.treatyBreach()));
    inputs.put("UN Security Council measures", Input.word(standing.unMeasures()));
    inputs.put("Party to conflict", Input.word(standing.partyToConflict()));
    inputs.put("Fighting at destination", Input.yesOrNo(standing.fighting()));
    inputs.put(
        "Other purpose use excluded", Input.yesOrNo(request.undertakings().otherPurposeUse()));
    inputs.put(
        "Third party transfer excluded",
        Input.yesOrNo(request.undertakings().thirdPartyTransfer()));
    return inputs;
  }

  private static Map<String, Input> conflict(String scope, Conflict conflict) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    inputs.put("Conflict scope", Input.name(scope));
    inputs.put("Conflict signalled", Input.yesOrNo(conflict.signalled()));
    inputs.put("Finding", Input.word(conflict.finding()));
    inputs.put("Finding confirmed", Input.yesOrNo(conflict.confirmed()));
    return inputs;
  }

  private static Map<String, Input> line(ItemLine line) {
    Map<String, Input> inputs = new LinkedHashMap<>();
    inputs.put("Item kind", Input.word(line.kind()));
    inputs.put("Item armed", Input.yesOrNo(line.armed()));
    return inputs;
  }
}
