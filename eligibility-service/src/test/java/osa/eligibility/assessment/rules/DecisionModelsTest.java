package osa.eligibility.assessment.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osa.eligibility.Case;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Lethality;
import osa.eligibility.assessment.domain.Reason.Effect;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.policy.RuleModel;

/// What every decision model has to be, whatever it decides: valid DMN 1.3, drawn, and written in
/// the words of this service.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecisionModelsTest {

  static List<RuleModel> models() {
    return Case.CATALOGUE.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void is_valid_dmn_1_3_so_that_any_editor_opens_it(RuleModel model) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(getClass().getResource("/org/omg/spec/DMN/20191111/DMN13.xsd"));

    schema.newValidator().validate(new StreamSource(new StringReader(model.dmn())));
  }

  @ParameterizedTest
  @MethodSource("models")
  void every_input_and_decision_has_a_place_in_the_drawing(RuleModel model) {
    var elements = all(model, "<(?:inputData|decision|informationRequirement) id=\"([^\"]+)\"");
    var drawn = all(model, "dmnElementRef=\"([^\"]+)\"");

    assertEquals(new TreeSet<>(elements), new TreeSet<>(drawn));
  }

  @ParameterizedTest
  @MethodSource("models")
  void no_two_elements_share_an_id(RuleModel model) {
    var ids = all(model, " id=\"([^\"]+)\"");

    assertEquals(new HashSet<>(ids).size(), ids.size());
  }

  @ParameterizedTest
  @MethodSource("models")
  void speaks_the_words_of_this_service_and_no_others(RuleModel model) {
    assertVocabulary(model, "tItemKind", ItemKind.values());
    assertVocabulary(model, "tCategory", Category.values());
    assertVocabulary(model, "tLethality", Lethality.values());
    assertVocabulary(model, "tEffect", Effect.values());
    assertVocabulary(model, "tBar", Standing.Presence.values());
    assertVocabulary(model, "tAgreement", Standing.Presence.values());
    assertVocabulary(model, "tBeneficiary", BeneficiaryKind.values());
    assertVocabulary(model, "tPillar", Pillar.values());
    assertVocabulary(model, "tIncomeGroup", Standing.Income.values());
    assertVocabulary(model, "tDacListing", Standing.DacStatus.values());
    assertVocabulary(model, "tFinding", Standing.Finding.values());
  }

  @Test
  void the_policy_knows_every_answer_that_any_version_of_the_principles_can_give() {
    RuleModel osa = Case.CATALOGUE.model("OSA-2023").orElseThrow();
    for (RuleModel model : models()) {
      for (String type : List.of("tNature", "tPermission")) {
        assertTrue(
            allowed(osa, type).containsAll(allowed(model, type)),
            () -> model.ruleSet().id() + " " + type);
      }
    }
  }

  @Test
  void every_reason_of_the_catalogue_is_given_by_some_row_and_no_row_gives_another() {
    Set<String> given =
        models().stream()
            .flatMap(
                model ->
                    all(
                        model,
                        "_out_1\">\\s*<text>\"([A-Z0-9_]+)\"</text>\\s*</outputEntry>\\s*<outputEntry")
                        .stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> catalogue =
        Stream.of(ReasonCode.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(catalogue, given);
  }

  @Test
  void every_reason_has_a_sentence_in_both_languages() {
    for (ReasonCode code : ReasonCode.values()) {
      assertTrue(code.english().endsWith("."), code::name);
      assertTrue(code.japanese().endsWith("。"), code::name);
    }
  }

  private static void assertVocabulary(RuleModel model, String type, Enum<?>[] words) {
    if (model.dmn().contains("itemDefinition id=\"" + type + "\"")) {
      assertEquals(
          Arrays.stream(words).map(Enum::name).collect(Collectors.toSet()),
          allowed(model, type),
          model.ruleSet().id() + " " + type);
    }
  }

  private static Set<String> allowed(RuleModel model, String type) {
    return all(model, "<allowedValues id=\"" + type + "_values\">\\s*<text>([^<]*)</text>").stream()
        .flatMap(words -> Arrays.stream(words.split(",")))
        .map(word -> word.strip().replace("\"", ""))
        .collect(Collectors.toSet());
  }

  private static List<String> all(RuleModel model, String pattern) {
    return Pattern.compile(pattern).matcher(model.dmn()).results().map(m -> m.group(1)).toList();
  }
}
