package osa.eligibility.assessment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.assessment.domain.FactUsed;
import osa.eligibility.assessment.domain.Standing;
import osa.eligibility.assessment.domain.Standing.Conflict;
import osa.eligibility.assessment.domain.Standing.DacStatus;
import osa.eligibility.assessment.domain.Standing.Finding;
import osa.eligibility.assessment.domain.Standing.Income;
import osa.eligibility.assessment.domain.Standing.Presence;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Fact;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Facts;
import osa.eligibility.country.domain.Known;
import osa.eligibility.country.domain.RestrictionKind;

/// How an assessment reads a country's facts: translates them into the words of the rules and
/// notes which events they came from. Nothing is judged here.
public final class FactsReading {

  private FactsReading() {}

  public static Standing standing(Facts facts) {
    return new Standing(
        income(facts),
        dac(facts),
        confirmed(facts.income()) && confirmed(facts.dacListing()),
        presence(facts.agreement()),
        restriction(facts, RestrictionKind.TREATY),
        restriction(facts, RestrictionKind.UN_MEASURES),
        restriction(facts, RestrictionKind.PARTY_TO_CONFLICT),
        conflict(facts, ConflictScope.INTERNAL),
        conflict(facts, ConflictScope.INTERSTATE),
        facts.signals().stream()
            .anyMatch(signal -> signal.fact().valid().contains(facts.validOn())));
  }

  /// The recipient's facts, all of them.
  static List<FactUsed> used(Facts facts) {
    return facts.all().stream().map(known -> used(facts.iso3(), known)).toList();
  }

  /// A neighbour's conflicts and what was determined about them.
  static List<FactUsed> conflicts(Facts facts) {
    Stream<Known<? extends Fact>> signals = facts.signals().stream().map(known -> known);
    Stream<Known<? extends Fact>> determinations =
        Stream.of(facts.internal(), facts.interstate())
            .flatMap(Optional::stream)
            .distinct()
            .map(known -> known);
    return Stream.concat(signals, determinations).map(known -> used(facts.iso3(), known)).toList();
  }

  private static Income income(Facts facts) {
    return facts
        .income()
        .map(
            known ->
                switch (known.fact().group()) {
                  case L -> Income.L;
                  case LM -> Income.LM;
                  case UM -> Income.UM;
                  case H -> Income.H;
                  case UNCLASSIFIED -> Income.UNCLASSIFIED;
                })
        .orElse(Income.UNKNOWN);
  }

  private static DacStatus dac(Facts facts) {
    return facts
        .dacListing()
        .map(known -> known.fact().listed() ? DacStatus.LISTED : DacStatus.NOT_LISTED)
        .orElse(DacStatus.UNKNOWN);
  }

  private static Presence restriction(Facts facts, RestrictionKind kind) {
    return presence(
        facts.restrictions().stream().filter(known -> known.fact().kind() == kind).findFirst());
  }

  private static Presence presence(Optional<? extends Known<?>> known) {
    if (known.isEmpty()) {
      return Presence.NONE;
    }
    return confirmed(known) ? Presence.IN_FORCE : Presence.UNCONFIRMED;
  }

  private static Conflict conflict(Facts facts, ConflictScope scope) {
    List<Known<ConflictSignal>> signals = facts.signals(scope);
    return facts
        .determination(scope)
        .map(
            known ->
                new Conflict(
                    !signals.isEmpty(),
                    switch (known.fact().finding()) {
                      case DISQUALIFYING -> Finding.DISQUALIFYING;
                      case NO_OBSTACLE -> Finding.NO_OBSTACLE;
                      case GREY_AREA -> Finding.GREY_AREA;
                    },
                    confirmed(Optional.of(known))))
        .orElseGet(() -> new Conflict(!signals.isEmpty(), Finding.NONE, true));
  }

  // What nobody has recorded is unknown, not unconfirmed; the rules treat the two apart.
  private static boolean confirmed(Optional<? extends Known<?>> known) {
    return known.map(found -> found.fact().confidence() != Confidence.UNCONFIRMED).orElse(true);
  }

  private static FactUsed used(String iso3, Known<?> known) {
    Fact fact = known.fact();
    return new FactUsed(
        iso3,
        fact.timeline().question(),
        fact.statement(),
        known.eventId(),
        known.version(),
        known.recordedAt(),
        fact.valid().from(),
        fact.valid().to(),
        fact.source().kind().name(),
        fact.source().title(),
        fact.source().url(),
        fact.confidence().name());
  }
}
