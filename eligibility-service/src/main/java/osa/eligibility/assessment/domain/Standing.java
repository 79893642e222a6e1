package osa.eligibility.assessment.domain;

/// What the recipient's facts come to on the day, in the words that the rules read. It is stored
/// with the verdict: the same rules on the same standing give the same verdict for ever.
///
/// @param incomeConfirmed false when the income group or the DAC listing rests on an unconfirmed
///     fact
/// @param fighting whether signalled fighting goes on that very day
public record Standing(
    Income income,
    DacStatus dac,
    boolean incomeConfirmed,
    Presence agreement,
    Presence treatyBreach,
    Presence unMeasures,
    Presence partyToConflict,
    Conflict internal,
    Conflict interstate,
    boolean fighting) {

  /// The World Bank's group, or that none is recorded for the day.
  public enum Income {
    L,
    LM,
    UM,
    H,
    UNCLASSIFIED,
    UNKNOWN
  }

  /// Whether the country is on the DAC list, or that nothing is recorded for the day.
  public enum DacStatus {
    LISTED,
    NOT_LISTED,
    UNKNOWN
  }

  /// Whether something is in force, and whether that is confirmed.
  public enum Presence {
    IN_FORCE,
    UNCONFIRMED,
    NONE
  }

  /// What was determined about conflicts, or that nothing was.
  public enum Finding {
    DISQUALIFYING,
    NO_OBSTACLE,
    GREY_AREA,
    NONE
  }

  /// @param signalled whether a signal of such a conflict matters on the day
  /// @param confirmed false when the determination is an unconfirmed fact
  public record Conflict(boolean signalled, Finding finding, boolean confirmed) {}
}
