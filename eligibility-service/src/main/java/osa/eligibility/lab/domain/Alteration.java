package osa.eligibility.lab.domain;

import java.util.function.UnaryOperator;
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

    /// The standing with the conflicts that are meant otherwise.
    private Standing in(Standing standing, UnaryOperator<Conflict> change) {
      Conflict internal = standing.internal();
      Conflict interstate = standing.interstate();
      return switch (this) {
        case INTERNAL -> standing.withConflicts(change.apply(internal), interstate);
        case INTERSTATE -> standing.withConflicts(internal, change.apply(interstate));
        case ANY -> standing.withConflicts(change.apply(internal), change.apply(interstate));
      };
    }
  }

  /// Another income group, such as a promotion to high income.
  record IncomeGroup(Income becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      return standing.withIncome(becomes).withIncomeConfirmed(true);
    }
  }

  /// On the DAC list or off it.
  record DacListing(DacStatus becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      return standing.withDac(becomes).withIncomeConfirmed(true);
    }
  }

  /// A transfer agreement signed, or none.
  record Agreement(Presence becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      return standing.withAgreement(becomes);
    }
  }

  /// A bar set or lifted.
  record Restriction(RestrictionKind kind, Presence becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      Presence treaty = standing.treatyBreach();
      Presence measures = standing.unMeasures();
      Presence party = standing.partyToConflict();
      return switch (kind) {
        case TREATY -> standing.withBars(becomes, measures, party);
        case UN_MEASURES -> standing.withBars(treaty, becomes, party);
        case PARTY_TO_CONFLICT -> standing.withBars(treaty, measures, becomes);
      };
    }
  }

  /// A conflict reported, or silent.
  record Signal(ConflictKind about, boolean signalled) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      return about.in(standing, conflict -> conflict.withSignal(signalled));
    }
  }

  /// A determination added, changed, or with [Finding#NONE] taken away.
  record Determination(ConflictKind about, Finding becomes) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      return about.in(standing, conflict -> conflict.determined(becomes));
    }
  }

  /// Whether fighting goes on that very day.
  record Fighting(boolean goesOn) implements Alteration {
    @Override
    public Standing appliedTo(Standing standing) {
      return standing.withFighting(goesOn);
    }
  }
}
