package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import osa.grant.grant.domain.Assessment.Answered;
import osa.grant.grant.domain.Assessment.NeverRequested;
import osa.grant.grant.domain.Assessment.Pending;
import osa.grant.grant.domain.Assessment.Reassessed;
import osa.grant.grant.domain.Assessment.Rejected;
import osa.grant.grant.domain.Reservation.Declined;
import osa.grant.grant.domain.Reservation.Released;
import osa.grant.grant.domain.Reservation.Requested;
import osa.grant.grant.domain.Reservation.Reserved;
import osa.kernel.Decision;
import osa.kernel.Rejection;

/// The rules that more than one state asks for, each by its name. A rule answers with its refusal,
/// or with nothing when it has none.
final class GrantRules {

  /// The scheme began in fiscal year 2023; the end only catches slips of the pen.
  private static final int FISCAL_YEAR_FIRST = 2023;

  private static final int FISCAL_YEAR_LAST = 2100;

  /// The refusal of the first rule that has one; empty when all let the command pass.
  @SafeVarargs
  @SuppressWarnings("varargs")
  static Optional<Decision<GrantEvent>> firstRefusal(Optional<Rejection>... rules) {
    return Stream.of(rules)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Decision.Rejected<GrantEvent>::new);
  }

  static Optional<Rejection> amountIsPositive(long amountJpy) {
    return amountJpy > 0
        ? Optional.empty()
        : refusal(GrantRejection.AMOUNT_NOT_POSITIVE, Map.of("amountJpy", amountJpy));
  }

  static Optional<Rejection> quantityIsPositive(int quantity) {
    return quantity > 0
        ? Optional.empty()
        : refusal(GrantRejection.QUANTITY_NOT_POSITIVE, Map.of("quantity", quantity));
  }

  static Optional<Rejection> fiscalYearExists(int fiscalYear) {
    return FISCAL_YEAR_FIRST <= fiscalYear && fiscalYear <= FISCAL_YEAR_LAST
        ? Optional.empty()
        : refusal(GrantRejection.UNKNOWN_FISCAL_YEAR, Map.of("fiscalYear", fiscalYear));
  }

  /// A step may take place on the day of the one it builds on, but not before.
  static Optional<Rejection> notBefore(LocalDate occurredOn, Step step, LocalDate stepOn) {
    return occurredOn.isBefore(stepOn)
        ? refusal(
            GrantRejection.DATE_BEFORE_STEP,
            Map.of("occurredOn", occurredOn, "step", step.name(), "stepOn", stepOn))
        : Optional.empty();
  }

  /// The same for a step that need not have taken place.
  static Optional<Rejection> notBefore(
      LocalDate occurredOn, Step step, Optional<LocalDate> stepOn) {
    return stepOn.flatMap(on -> notBefore(occurredOn, step, on));
  }

  /// The grant is covered when the assessment that counts came out as ELIGIBLE.
  static Optional<Rejection> isCovered(Cover cover) {
    return switch (cover.latest()) {
      case NeverRequested() -> uncovered(Step.ASSESSMENT_REQUEST, Map.of());
      case Pending(UUID id, _) ->
          uncovered(Step.ASSESSMENT_ANSWER, Map.of("assessmentId", id.toString()));
      case Rejected(UUID id, _, String reason) ->
          uncovered(
              Step.ASSESSMENT_REQUEST, Map.of("assessmentId", id.toString(), "reason", reason));
      case Answered(UUID id, _, Verdict verdict) -> isFavourable(id, verdict, Map.of());
      case Reassessed again ->
          isFavourable(again.assessmentId(), again.verdict(), because(again.cause()));
    };
  }

  private static Optional<Rejection> isFavourable(
      UUID assessmentId, Verdict verdict, Map<String, Object> because) {
    return switch (verdict.outcome()) {
      case ELIGIBLE -> Optional.empty();
      case REFERRED ->
          unfavourable(
              GrantRejection.REFERRAL_NOT_DECIDED,
              Step.REFERRAL_DECISION,
              assessmentId,
              verdict,
              because);
      case INELIGIBLE ->
          unfavourable(
              GrantRejection.ASSESSED_INELIGIBLE,
              Step.ASSESSMENT_REQUEST,
              assessmentId,
              verdict,
              because);
    };
  }

  /// What changed the verdict, for whoever is refused a step that was open before.
  private static Map<String, Object> because(Cause cause) {
    Map<String, Object> because = new HashMap<>();
    switch (cause) {
      case Cause.FileChanged file -> because.put("causeIso3", file.iso3());
      case Cause.RulesChanged rules -> because.put("causeRuleSetId", rules.ruleSetId());
    }
    because.put("cause", cause.statement());
    if (cause.changesFrom() != null) {
      because.put("causeFrom", cause.changesFrom());
    }
    return because;
  }

  private static Optional<Rejection> uncovered(Step missing, Map<String, Object> facts) {
    Map<String, Object> details = new HashMap<>(facts);
    details.put("missingStep", missing.name());
    return refusal(GrantRejection.NO_COVERING_ASSESSMENT, details);
  }

  private static Optional<Rejection> unfavourable(
      GrantRejection code,
      Step missing,
      UUID assessmentId,
      Verdict verdict,
      Map<String, Object> because) {
    Map<String, Object> details = new HashMap<>(because);
    details.put("missingStep", missing.name());
    details.put("assessmentId", assessmentId.toString());
    details.put("reasons", verdict.reasons());
    return refusal(code, details);
  }

  /// The money is held, and enough of it.
  static Optional<Rejection> isReserved(Selection selection, long amountJpy) {
    return switch (selection.reservation()) {
      case Requested() -> unreserved(Step.RESERVATION, selection);
      case Declined(), Released() -> unreserved(Step.SELECTION, selection);
      case Reserved(long reservedJpy) ->
          reservedJpy >= amountJpy
              ? Optional.empty()
              : refusal(
                  GrantRejection.RESERVATION_TOO_SMALL,
                  Map.of(
                      "missingStep",
                      Step.RESERVATION.name(),
                      "reservedJpy",
                      reservedJpy,
                      "amountJpy",
                      amountJpy));
    };
  }

  private static Optional<Rejection> unreserved(Step missing, Selection selection) {
    return refusal(
        GrantRejection.RESERVATION_NOT_CONFIRMED,
        Map.of("missingStep", missing.name(), "fiscalYear", selection.fiscalYear()));
  }

  /// Another service's answer has to speak of the year the grant is selected for: an answer about
  /// an earlier selection must not pass for one about this.
  static Optional<Rejection> isForSelectedYear(int fiscalYear, Selection selection) {
    return fiscalYear == selection.fiscalYear()
        ? Optional.empty()
        : refusal(
            GrantRejection.ANOTHER_FISCAL_YEAR,
            Map.of("fiscalYear", fiscalYear, "selectedFiscalYear", selection.fiscalYear()));
  }

  static Optional<Rejection> proposesSomething(Proposal proposal) {
    return proposal.pillars().isEmpty() || proposal.items().isEmpty()
        ? refusal(GrantRejection.NOTHING_PROPOSED, Map.of())
        : Optional.empty();
  }

  static Optional<Rejection> quantitiesArePositive(Proposal proposal) {
    return proposal.items().stream()
        .map(item -> quantityIsPositive(item.quantity()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<Rejection> countriesAreKnown(Proposal proposal) {
    return Stream.of(
            Stream.of(proposal.recipientIso3()),
            proposal.partners().stream().map(Partner::iso3),
            proposal.contextCountries().stream())
        .flatMap(codes -> codes)
        .filter(iso3 -> !Countries.isKnown(iso3))
        .findFirst()
        .flatMap(iso3 -> refusal(GrantRejection.UNKNOWN_COUNTRY, Map.of("iso3", iso3)));
  }

  static Optional<Rejection> linesAreDistinct(Proposal proposal) {
    return firstRepeated(proposal.items().stream().map(Item::lineId).toList())
        .flatMap(line -> refusal(GrantRejection.LINE_NAMED_TWICE, Map.of("lineId", line)));
  }

  static Optional<Rejection> partnersAreDistinct(Proposal proposal) {
    return firstRepeated(proposal.partners().stream().map(Partner::iso3).toList())
        .flatMap(iso3 -> refusal(GrantRejection.PARTNER_NAMED_TWICE, Map.of("iso3", iso3)));
  }

  static Optional<Rejection> recipientIsNoPartner(Proposal proposal) {
    return proposal.partners().stream()
        .map(Partner::iso3)
        .filter(proposal.recipientIso3()::equals)
        .findFirst()
        .flatMap(iso3 -> refusal(GrantRejection.PARTNER_IS_RECIPIENT, Map.of("iso3", iso3)));
  }

  private static Optional<String> firstRepeated(List<String> names) {
    Set<String> seen = new HashSet<>();
    return names.stream().filter(name -> !seen.add(name)).findFirst();
  }

  private static Optional<Rejection> refusal(GrantRejection code, Map<String, Object> details) {
    return Optional.of(new Rejection(code, details));
  }

  private GrantRules() {}
}
