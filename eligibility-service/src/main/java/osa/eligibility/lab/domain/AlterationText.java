package osa.eligibility.lab.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.eligibility.lab.domain.Alteration.Agreement;
import osa.eligibility.lab.domain.Alteration.ConflictKind;
import osa.eligibility.lab.domain.Alteration.DacListing;
import osa.eligibility.lab.domain.Alteration.Determination;
import osa.eligibility.lab.domain.Alteration.Fighting;
import osa.eligibility.lab.domain.Alteration.IncomeGroup;
import osa.eligibility.lab.domain.Alteration.Restriction;
import osa.eligibility.lab.domain.Alteration.RestrictionKind;
import osa.eligibility.lab.domain.Alteration.Signal;

/// An alteration as it is written: its words are checked by [#read].
///
/// @param about which restriction or which conflicts; null for facts of which there is one
/// @param becomes a word of the vocabulary of that fact
/// @param validFrom first day on which it is supposed; null for all days
/// @param validTo first day on which it is supposed no more; null for no end
public record AlterationText(
    String iso3,
    AlteredFact fact,
    String about,
    String becomes,
    LocalDate validFrom,
    LocalDate validTo) {

  private enum YesOrNo {
    YES,
    NO
  }

  /// What a text comes to.
  public sealed interface Reading {

    record Understood(Alteration alteration) implements Reading {}

    /// @param field the one that is wrong
    /// @param reason what is wrong, such as `is none of L, LM, UM, H`
    record Unreadable(String field, String reason, String remedy) implements Reading {}
  }

  /// Any conflicts: what is supposed holds for internal ones and for those between states.
  private static final String ANY = "ANY";

  public Reading read() {
    if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
      return unreadable("validTo", "is not after validFrom", "leave it out, or give a later day");
    }
    try {
      return new Reading.Understood(understood());
    } catch (UnknownWord e) {
      return unreadable(e.field, e.getMessage(), "send one of these words");
    }
  }

  private Alteration understood() {
    return switch (fact) {
      case INCOME_GROUP -> new IncomeGroup(word(Income.class));
      case DAC_LISTING -> new DacListing(word(DacStatus.class));
      case TRANSFER_AGREEMENT -> new Agreement(word(Presence.class));
      case RESTRICTION ->
          new Restriction(word(RestrictionKind.class, "about", about), word(Presence.class));
      case CONFLICT_SIGNAL -> new Signal(conflicts(), word(YesOrNo.class) == YesOrNo.YES);
      case DETERMINATION -> new Determination(conflicts(), word(Finding.class));
      case FIGHTING -> new Fighting(word(YesOrNo.class) == YesOrNo.YES);
    };
  }

  public boolean supposedOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || day.isBefore(validTo));
  }

  private ConflictKind conflicts() {
    return about == null || about.equals(ANY)
        ? ConflictKind.ANY
        : word(ConflictKind.class, "about", about);
  }

  private <W extends Enum<W>> W word(Class<W> words) {
    return word(words, "becomes", becomes);
  }

  private static <W extends Enum<W>> W word(Class<W> words, String field, String written) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(written))
        .findFirst()
        .orElseThrow(() -> new UnknownWord(field, words));
  }

  private static Reading unreadable(String field, String reason, String remedy) {
    return new Reading.Unreadable(field, reason, remedy);
  }

  private static final class UnknownWord extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    UnknownWord(String field, Class<? extends Enum<?>> words) {
      super(
          "is none of "
              + Arrays.stream(words.getEnumConstants())
                  .map(Enum::name)
                  .collect(Collectors.joining(", ")));
      this.field = field;
    }
  }
}
