package osa.eligibility.assessment.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.Category;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Lethality;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.policy.domain.Policy;

/// What the decision models are asked and in which words: the published vocabulary. A model that
/// knows other words than these cannot be used.
///
/// @param answers what each decision that the policy has to take may answer, by its name
/// @param mayBeMissing decisions that a version need not take
public record Vocabulary(Map<String, Answers> answers, Set<String> mayBeMissing) {

  static final String BENEFICIARY_KIND = "Beneficiary kind";
  static final String INCOME_GROUP = "Income group";
  static final String DAC_LISTING = "DAC listing";
  static final String INCOME_FACTS_CONFIRMED = "Income facts confirmed";
  static final String TRANSFER_AGREEMENT = "Transfer agreement";
  static final String TREATY_BREACH = "Treaty breach";
  static final String UN_MEASURES = "UN Security Council measures";
  static final String PARTY_TO_CONFLICT = "Party to conflict";
  static final String FIGHTING = "Fighting at destination";
  static final String OTHER_PURPOSE_USE = "Other purpose use excluded";
  static final String THIRD_PARTY_TRANSFER = "Third party transfer excluded";
  static final String CONFLICT_SCOPE = "Conflict scope";
  static final String CONFLICT_SIGNALLED = "Conflict signalled";
  static final String FINDING = "Finding";
  static final String FINDING_CONFIRMED = "Finding confirmed";
  static final String PILLAR = "Pillar";
  static final String ITEM_KIND = "Item kind";
  static final String ITEM_ARMED = "Item armed";
  static final String ITEM_NATURE = "Item nature";
  static final String ITEM_PERMISSION = "Item permission";

  private static final List<String> NATURES =
      List.of("CIVIL", "DEFENCE", "FITTED_WITH_ARMS", "LETHAL", "UNCLEAR");
  private static final List<String> PERMISSIONS =
      List.of(
          "NOT_CONTROLLED",
          "PERMITTED",
          "PERMITTED_WITH_ARMS",
          "NSC_APPROVAL",
          "PROHIBITED",
          "UNDETERMINED");
  private static final List<Boolean> YES_OR_NO = List.of(true, false);

  private static final Map<String, List<?>> INPUTS =
      Map.ofEntries(
          Map.entry(BENEFICIARY_KIND, words(BeneficiaryKind.values())),
          Map.entry(INCOME_GROUP, words(Standing.Income.values())),
          Map.entry(DAC_LISTING, words(Standing.DacStatus.values())),
          Map.entry(INCOME_FACTS_CONFIRMED, YES_OR_NO),
          Map.entry(TRANSFER_AGREEMENT, words(Standing.Presence.values())),
          Map.entry(TREATY_BREACH, words(Standing.Presence.values())),
          Map.entry(UN_MEASURES, words(Standing.Presence.values())),
          Map.entry(PARTY_TO_CONFLICT, words(Standing.Presence.values())),
          Map.entry(FIGHTING, YES_OR_NO),
          Map.entry(OTHER_PURPOSE_USE, YES_OR_NO),
          Map.entry(THIRD_PARTY_TRANSFER, YES_OR_NO),
          Map.entry(CONFLICT_SCOPE, List.of("INTERNAL", "INTERSTATE")),
          Map.entry(CONFLICT_SIGNALLED, YES_OR_NO),
          Map.entry(FINDING, words(Standing.Finding.values())),
          Map.entry(FINDING_CONFIRMED, YES_OR_NO),
          Map.entry(PILLAR, words(Pillar.values())),
          Map.entry(ITEM_KIND, words(ItemKind.values())),
          Map.entry(ITEM_ARMED, YES_OR_NO),
          Map.entry(ITEM_NATURE, NATURES),
          Map.entry(ITEM_PERMISSION, PERMISSIONS));

  private static final Vocabulary PRINCIPLES =
      new Vocabulary(
          Map.of(
              "Destination", new Answers.Reasons(),
              "Category", new Answers.Words(words(Category.values())),
              "Nature", new Answers.Words(NATURES),
              "Permission", new Answers.Words(PERMISSIONS),
              "Lethality", new Answers.Words(words(Lethality.values())),
              "Equipment", new Answers.Reasons()),
          Set.of("Lethality"));

  private static final Vocabulary OSA =
      new Vocabulary(
          Map.of(
              "Beneficiary", new Answers.Reasons(),
              "Income", new Answers.Reasons(),
              "Conflict", new Answers.Reasons(),
              "Field", new Answers.Reasons(),
              "Lethal weapons", new Answers.Reasons(),
              "Undertakings", new Answers.Reasons()),
          Set.of());

  /// What a decision may answer.
  public sealed interface Answers {

    /// One of some words.
    record Words(List<String> words) implements Answers {
      public Words {
        words = List.copyOf(words);
      }
    }

    /// A list of reasons, each with a code of the catalogue, an effect and its basis.
    record Reasons() implements Answers {}
  }

  public Vocabulary {
    answers = Map.copyOf(answers);
    mayBeMissing = Set.copyOf(mayBeMissing);
  }

  public static Vocabulary of(Policy policy) {
    return switch (policy) {
      case THREE_PRINCIPLES -> PRINCIPLES;
      case OSA_POLICY -> OSA;
    };
  }

  /// Whether a case tells an input of this name.
  public static boolean tells(String input) {
    return INPUTS.containsKey(input);
  }

  /// All that an input can be told.
  public static List<?> wordsOf(String input) {
    return INPUTS.get(input);
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
