package osa.eligibility.lab.domain;

import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;

/// One fact about a country that is supposed to be otherwise. It is never stored as a fact. What is
/// supposed counts as confirmed, unless the word says otherwise.
public sealed interface Alteration {

  /// The standing with this one fact otherwise.
  Standing appliedTo(Standing standing);

  /// The bars under Principle 1.
  enum RestrictionKind {
    TREATY,
    UN_MEASURES,
    PARTY_TO_CONFLICT
  }

  /// Which conflicts are meant.
  enum ConflictKind {
    INTERNAL,
    INTERSTATE,
    ANY;

    private boolean covers(ConflictKind other) {
      return this == ANY || this == other;
    }
  }

  /// Another income group, such as a promotion to high income.
  record IncomeGroup(Income becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return new Standing(
          becomes,
          was.dac(),
          true,
          was.agreement(),
          was.treatyBreach(),
          was.unMeasures(),
          was.partyToConflict(),
          was.internal(),
          was.interstate(),
          was.fighting());
    }
  }

  /// On the DAC list or off it.
  record DacListing(DacStatus becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return new Standing(
          was.income(),
          becomes,
          true,
          was.agreement(),
          was.treatyBreach(),
          was.unMeasures(),
          was.partyToConflict(),
          was.internal(),
          was.interstate(),
          was.fighting());
    }
  }

  /// A transfer agreement signed, or none.
  record Agreement(Presence becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return new Standing(
          was.income(),
          was.dac(),
          was.incomeConfirmed(),
          becomes,
          was.treatyBreach(),
          was.unMeasures(),
          was.partyToConflict(),
          was.internal(),
          was.interstate(),
          was.fighting());
    }
  }

  /// A bar set or lifted.
  record Restriction(RestrictionKind kind, Presence becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return new Standing(
          was.income(),
          was.dac(),
          was.incomeConfirmed(),
          was.agreement(),
          kind == RestrictionKind.TREATY ? becomes : was.treatyBreach(),
          kind == RestrictionKind.UN_MEASURES ? becomes : was.unMeasures(),
          kind == RestrictionKind.PARTY_TO_CONFLICT ? becomes : was.partyToConflict(),
          was.internal(),
          was.interstate(),
          was.fighting());
    }
  }

  /// A conflict reported, or silent.
  record Signal(ConflictKind about, boolean signalled) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return conflicts(
          was,
          about.covers(ConflictKind.INTERNAL) ? signal(was.internal()) : was.internal(),
          about.covers(ConflictKind.INTERSTATE) ? signal(was.interstate()) : was.interstate());
    }

    private Conflict signal(Conflict was) {
      return new Conflict(signalled, was.finding(), was.confirmed());
    }
  }

  /// A determination added, changed, or with [Finding#NONE] taken away.
  record Determination(ConflictKind about, Finding becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return conflicts(
          was,
          about.covers(ConflictKind.INTERNAL) ? determined(was.internal()) : was.internal(),
          about.covers(ConflictKind.INTERSTATE) ? determined(was.interstate()) : was.interstate());
    }

    private Conflict determined(Conflict was) {
      return new Conflict(was.signalled(), becomes, true);
    }
  }

  /// Whether fighting goes on that very day.
  record Fighting(boolean goesOn) implements Alteration {
    @Override
    public Standing appliedTo(Standing was) {
      return new Standing(
          was.income(),
          was.dac(),
          was.incomeConfirmed(),
          was.agreement(),
          was.treatyBreach(),
          was.unMeasures(),
          was.partyToConflict(),
          was.internal(),
          was.interstate(),
          goesOn);
    }
  }

  private static Standing conflicts(Standing was, Conflict internal, Conflict interstate) {
    return new Standing(
        was.income(),
        was.dac(),
        was.incomeConfirmed(),
        was.agreement(),
        was.treatyBreach(),
        was.unMeasures(),
        was.partyToConflict(),
        internal,
        interstate,
        was.fighting());
  }
}
