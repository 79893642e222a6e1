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

  public Standing withIncome(Income other) {
    return new Standing(
        other,
        dac,
        incomeConfirmed,
        agreement,
        treatyBreach,
        unMeasures,
        partyToConflict,
        internal,
        interstate,
        fighting);
  }

  public Standing withDac(DacStatus other) {
    return new Standing(
        income,
        other,
        incomeConfirmed,
        agreement,
        treatyBreach,
        unMeasures,
        partyToConflict,
        internal,
        interstate,
        fighting);
  }

  public Standing withIncomeConfirmed(boolean other) {
    return new Standing(
        income,
        dac,
        other,
        agreement,
        treatyBreach,
        unMeasures,
        partyToConflict,
        internal,
        interstate,
        fighting);
  }

  public Standing withAgreement(Presence other) {
    return new Standing(
        income,
        dac,
        incomeConfirmed,
        other,
        treatyBreach,
        unMeasures,
        partyToConflict,
        internal,
        interstate,
        fighting);
  }

  /// The three bars under Principle 1.
  public Standing withBars(Presence treaty, Presence measures, Presence party) {
    return new Standing(
        income,
        dac,
        incomeConfirmed,
        agreement,
        treaty,
        measures,
        party,
        internal,
        interstate,
        fighting);
  }

  public Standing withConflicts(Conflict inside, Conflict betweenStates) {
    return new Standing(
        income,
        dac,
        incomeConfirmed,
        agreement,
        treatyBreach,
        unMeasures,
        partyToConflict,
        inside,
        betweenStates,
        fighting);
  }

  public Standing withFighting(boolean other) {
    return new Standing(
        income,
        dac,
        incomeConfirmed,
        agreement,
        treatyBreach,
        unMeasures,
        partyToConflict,
        internal,
        interstate,
        other);
  }

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
  public record Conflict(boolean signalled, Finding finding, boolean confirmed) {

    public Conflict withSignal(boolean other) {
      return new Conflict(other, finding, confirmed);
    }

    /// What was determined is a confirmed fact.
    public Conflict determined(Finding other) {
      return new Conflict(signalled, other, true);
    }
  }
}
