package osa.eligibility.assessment.inbox;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.ItemKind;

/// Our reading of `osa.grant.assessment-requested.v1`. Cannot be read at all when a field is
/// missing. Words of the vocabulary are read as text, because a word that the rules do not know
/// has to be answered and not put aside.
///
/// @param contextCountries may be missing: none
record AssessmentRequested(
    UUID grantId,
    UUID assessmentId,
    String recipientIso3,
    LocalDate validOn,
    List<String> pillars,
    Beneficiary beneficiary,
    List<Item> items,
    List<String> contextCountries,
    Undertakings undertakings) {

  record Beneficiary(String name, String kind) {
    Beneficiary {
      Objects.requireNonNull(name, "beneficiary.name");
      Objects.requireNonNull(kind, "beneficiary.kind");
    }
  }

  record Item(String lineId, String description, String kind, int quantity, boolean armed) {
    Item {
      Objects.requireNonNull(lineId, "items.lineId");
      Objects.requireNonNull(description, "items.description");
      Objects.requireNonNull(kind, "items.kind");
    }
  }

  record Undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer) {}

  AssessmentRequested {
    Objects.requireNonNull(grantId, "grantId");
    Objects.requireNonNull(assessmentId, "assessmentId");
    Objects.requireNonNull(recipientIso3, "recipientIso3");
    Objects.requireNonNull(validOn, "validOn");
    Objects.requireNonNull(beneficiary, "beneficiary");
    Objects.requireNonNull(undertakings, "undertakings");
    pillars = List.copyOf(pillars);
    items = List.copyOf(items);
    contextCountries = contextCountries == null ? List.of() : List.copyOf(contextCountries);
  }

  /// The words in it that the rules do not know, empty when it can be assessed.
  List<String> unknownWords() {
    Stream<String> unknownPillars =
        pillars.stream().filter(word -> isNone(Pillar.values(), word)).map(w -> "pillar " + w);
    Stream<String> unknownBeneficiary =
        Stream.of(beneficiary.kind())
            .filter(word -> isNone(BeneficiaryKind.values(), word))
            .map(word -> "beneficiary " + word);
    Stream<String> unknownKinds =
        items.stream()
            .map(Item::kind)
            .filter(word -> isNone(ItemKind.values(), word))
            .map(word -> "item " + word);
    return Stream.of(unknownPillars, unknownBeneficiary, unknownKinds)
        .flatMap(words -> words)
        .toList();
  }

  /// Throws [IllegalArgumentException] when [#unknownWords] is not empty.
  AssessmentRequest toRequest() {
    return new AssessmentRequest(
        recipientIso3,
        validOn,
        pillars.stream().map(Pillar::valueOf).toList(),
        new AssessmentRequest.Beneficiary(
            beneficiary.name(), BeneficiaryKind.valueOf(beneficiary.kind())),
        items.stream().map(AssessmentRequested::line).toList(),
        List.of(),
        contextCountries,
        new AssessmentRequest.Undertakings(
            undertakings.otherPurposeUse(), undertakings.thirdPartyTransfer()),
        grantId.toString());
  }

  private static ItemLine line(Item item) {
    return new ItemLine(
        item.lineId(),
        item.description(),
        ItemKind.valueOf(item.kind()),
        item.quantity(),
        item.armed());
  }

  private static boolean isNone(Enum<?>[] vocabulary, String word) {
    return Arrays.stream(vocabulary).noneMatch(known -> known.name().equals(word));
  }
}
