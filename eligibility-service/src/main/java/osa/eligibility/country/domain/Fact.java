package osa.eligibility.country.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Something recorded about a country, with the days on which it holds, where it was read and how
/// far that is trusted.
///
/// Facts on the same [Timeline] supersede one another: where two of them hold on the same day, the
/// one that was recorded later counts. One that starts on the same day as an earlier one replaces
/// it altogether, which is how an end becomes known: the open fact is recorded again with its end.
public sealed interface Fact {

  /// The days on which it holds.
  Period valid();

  Source source();

  Confidence confidence();

  Timeline timeline();

  /// The dates that it was recorded with; null stands for one that is open or not known.
  List<LocalDate> dates();

  /// One line for a person, without source and confidence.
  String statement();

  /// Facts that answer the same question share a timeline.
  ///
  /// @param question the kind of fact
  /// @param about distinguishes several questions of one kind; empty when there is but one
  record Timeline(String question, String about) {}

  /// Whether the two answer the same question, so that on a day on which both hold only the one
  /// that was recorded later counts.
  default boolean competesWith(Fact other) {
    return timeline().equals(other.timeline());
  }

  /// Identifies a fact on its timeline: a later one in the same slot replaces it altogether.
  record Slot(Timeline timeline, LocalDate from) {}

  default Slot slot() {
    return new Slot(timeline(), valid().from());
  }

  /// The World Bank's income group.
  ///
  /// @param worldBankYear the Bank's fiscal year; 2024 runs from 2023-07-01 to 2024-06-30
  record IncomeClassification(
      int worldBankYear,
      IncomeGroup group,
      LocalDate validFrom,
      LocalDate validTo,
      Source source,
      Confidence confidence)
      implements Fact {
    @Override
    public Period valid() {
      return new Period(validFrom, validTo);
    }

    @Override
    public Timeline timeline() {
      return new Timeline("INCOME_GROUP", "");
    }

    @Override
    public List<LocalDate> dates() {
      return Arrays.asList(validFrom, validTo);
    }

    @Override
    public String statement() {
      return "World Bank FY%d: income group %s".formatted(worldBankYear, group);
    }
  }

  /// Whether the country is on the OECD DAC's list of ODA recipients.
  record DacListing(
      boolean listed, LocalDate validFrom, LocalDate validTo, Source source, Confidence confidence)
      implements Fact {
    @Override
    public Period valid() {
      return new Period(validFrom, validTo);
    }

    @Override
    public Timeline timeline() {
      return new Timeline("DAC_LISTING", "");
    }

    @Override
    public List<LocalDate> dates() {
      return Arrays.asList(validFrom, validTo);
    }

    @Override
    public String statement() {
      return listed ? "on the DAC list of ODA recipients" : "not on the DAC list of ODA recipients";
    }
  }

  /// An Agreement concerning the Transfer of Defence Equipment and Technology. It counts from the
  /// best known date: its entry into force, else its signature. One without any date counts at
  /// all times, and can only be recorded as unconfirmed. There is at most one per country.
  ///
  /// @param signedOn null when not known
  /// @param inForceOn null when not known
  record TransferAgreement(
      LocalDate signedOn, LocalDate inForceOn, Source source, Confidence confidence)
      implements Fact {
    @Override
    public Period valid() {
      return new Period(inForceOn == null ? signedOn : inForceOn, null);
    }

    @Override
    public Timeline timeline() {
      return new Timeline("TRANSFER_AGREEMENT", "");
    }

    // The dates of the one agreement get corrected, so they cannot be what identifies it.
    @Override
    public Slot slot() {
      return new Slot(timeline(), null);
    }

    @Override
    public List<LocalDate> dates() {
      return Arrays.asList(signedOn, inForceOn);
    }

    @Override
    public String statement() {
      return "transfer agreement signed %s, in force %s"
          .formatted(orUnknown(signedOn), orUnknown(inForceOn));
    }

    private static String orUnknown(LocalDate date) {
      return date == null ? "(date not known)" : date.toString();
    }
  }

  /// A bar under Principle 1 of the Three Principles. It is lifted by recording it again with the
  /// same start and an end.
  record Restriction(
      RestrictionKind kind,
      LocalDate validFrom,
      LocalDate validTo,
      String note,
      Source source,
      Confidence confidence)
      implements Fact {

    @Override
    public Period valid() {
      return new Period(validFrom, validTo);
    }

    @Override
    public Timeline timeline() {
      return new Timeline("RESTRICTION", kind.name());
    }

    @Override
    public List<LocalDate> dates() {
      return Arrays.asList(validFrom, validTo);
    }

    @Override
    public String statement() {
      return "restriction %s%s".formatted(kind, note == null ? "" : ": " + note);
    }
  }

  /// Reported fighting. It never decides by itself; a [Determination] does.
  ///
  /// @param endedOn the last day of fighting, null when it goes on or no end is known
  /// @param note null when there is nothing to add
  record ConflictSignal(
      String conflict,
      ConflictScope scope,
      Intensity intensity,
      LocalDate startedOn,
      LocalDate endedOn,
      String note,
      Source source,
      Confidence confidence)
      implements Fact {

    /// How long ended fighting still matters. A cease-fire of yesterday does not make a border
    /// calm; one of long ago should not burden a country for ever. Twelve months is this model's
    /// choice, no rule of the guidelines: within it a person looks, after it the signal is silent.
    public static final int MATTERS_MONTHS_AFTER_ITS_END = 12;

    /// `MINOR` and `WAR` are UCDP's two levels.
    public enum Intensity {
      MINOR,
      WAR,
      BORDER_CLASH
    }

    @Override
    public Period valid() {
      return new Period(startedOn, endedOn == null ? null : endedOn.plusDays(1));
    }

    /// The days on which an assessment takes it into account: those of the fighting and the
    /// [#MATTERS_MONTHS_AFTER_ITS_END] months that follow.
    public Period matters() {
      LocalDate end = valid().to();
      return new Period(
          startedOn, end == null ? null : end.plusMonths(MATTERS_MONTHS_AFTER_ITS_END));
    }

    @Override
    public Timeline timeline() {
      return new Timeline("CONFLICT_SIGNAL", scope + " " + conflict);
    }

    @Override
    public List<LocalDate> dates() {
      return Arrays.asList(startedOn, endedOn);
    }

    @Override
    public String statement() {
      return "%s, %s, %s, %s to %s"
          .formatted(conflict, scope, intensity, startedOn, endedOn == null ? "date" : endedOn);
    }
  }

  /// What the government found about a country's conflicts: the only thing that settles a
  /// conflict question; a dataset coding a conflict as active does not.
  record Determination(
      Finding finding,
      Scope scope,
      LocalDate validFrom,
      LocalDate validTo,
      String reason,
      Source source,
      Confidence confidence)
      implements Fact {

    /// What was found.
    public enum Finding {
      DISQUALIFYING,
      NO_OBSTACLE,
      GREY_AREA
    }

    /// Which conflicts it speaks of.
    public enum Scope {
      INTERNAL,
      INTERSTATE,
      ANY;

      public boolean covers(ConflictScope conflict) {
        return this == ANY || name().equals(conflict.name());
      }
    }

    @Override
    public Period valid() {
      return new Period(validFrom, validTo);
    }

    @Override
    public Timeline timeline() {
      return new Timeline("DETERMINATION", scope.name());
    }

    // One for any conflict speaks of internal and interstate conflicts as well.
    @Override
    public boolean competesWith(Fact other) {
      return other instanceof Determination that
          && (scope == that.scope || scope == Scope.ANY || that.scope == Scope.ANY);
    }

    @Override
    public List<LocalDate> dates() {
      return Arrays.asList(validFrom, validTo);
    }

    @Override
    public String statement() {
      return "determination %s for %s conflicts: %s".formatted(finding, scope, reason);
    }
  }
}
