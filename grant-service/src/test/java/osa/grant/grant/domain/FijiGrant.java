package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import osa.grant.grant.domain.Verdict.AssessedLine;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;

/// The patrol boats for Fiji of fiscal year 2023, the first grant of the scheme to be handed over,
/// as facts that a test can start from. Dates before the notes are made up.
final class FijiGrant {

  static final UUID ASSESSMENT = new UUID(0, 1);
  static final int YEAR = 2023;
  static final long AMOUNT_JPY = 400_000_000;
  static final LocalDate IDENTIFIED_ON = LocalDate.of(2023, 4, 5);
  static final LocalDate SELECTED_ON = LocalDate.of(2023, 11, 1);
  static final LocalDate SIGNED_ON = LocalDate.of(2023, 12, 18);
  static final LocalDate L1_HANDED_OVER_ON = LocalDate.of(2025, 5, 26);
  static final LocalDate L2_HANDED_OVER_ON = LocalDate.of(2025, 10, 20);

  static final Item RESCUE_BOATS =
      new Item("1", "rescue rubber boats", ItemKind.RESCUE_BOAT, 4, false);

  static final Proposal PROPOSAL = proposal("FJI", List.of());

  static Proposal proposal(String recipientIso3, List<Partner> partners) {
    return new Proposal(
        "Patrol boats and related equipment for Fiji",
        recipientIso3,
        new Beneficiary("Republic of Fiji Navy", BeneficiaryKind.ARMED_FORCES),
        List.of(Pillar.P1),
        List.of(RESCUE_BOATS),
        partners,
        List.of(),
        new Undertakings(true, true));
  }

  static Verdict verdict(Outcome outcome, DecidedBy decidedBy) {
    return new Verdict(
        outcome,
        decidedBy,
        List.of("DEVELOPING_COUNTRY"),
        List.of(new AssessedLine("1", "RESCUE")),
        List.of("3P-2014", "OSA-2023"));
  }

  static final Verdict ELIGIBLE = verdict(Outcome.ELIGIBLE, DecidedBy.RULES);

  static final Verdict REFERRED = verdict(Outcome.REFERRED, DecidedBy.RULES);
  static final Cause CAUSE =
      new Cause.FileChanged(
          new UUID(0, 99), "FJI", "determination GREY_AREA", SELECTED_ON.plusDays(1));

  /// The assessment that took the place of the requested one in a round.
  static UUID reassessment(int round) {
    return new UUID(9, round);
  }

  static GrantCommand.SupersedeAssessment superseding(int round, Verdict verdict) {
    return new GrantCommand.SupersedeAssessment(
        ASSESSMENT, predecessor(round), reassessment(round), round, SIGNED_ON, verdict, CAUSE);
  }

  static GrantEvent superseded(int round, Verdict verdict) {
    return new GrantEvent.AssessmentSuperseded(
        ASSESSMENT, predecessor(round), reassessment(round), round, SIGNED_ON, verdict, CAUSE);
  }

  private static UUID predecessor(int round) {
    return round == 1 ? ASSESSMENT : reassessment(round - 1);
  }

  static GrantEvent identified() {
    return new GrantEvent.CandidateIdentified(PROPOSAL, IDENTIFIED_ON);
  }

  static GrantEvent assessmentRequested(UUID assessmentId) {
    return new GrantEvent.AssessmentRequested(
        assessmentId, SIGNED_ON, PROPOSAL, SELECTED_ON.minusDays(30));
  }

  static GrantEvent assessed(UUID assessmentId, Verdict verdict) {
    return new GrantEvent.AssessmentRecorded(assessmentId, verdict);
  }

  static GrantEvent selected() {
    return new GrantEvent.GrantSelected(YEAR, AMOUNT_JPY, SELECTED_ON);
  }

  static GrantEvent reserved() {
    return new GrantEvent.ReservationConfirmed(YEAR, AMOUNT_JPY);
  }

  static GrantEvent declined() {
    return new GrantEvent.ReservationDeclined(YEAR, AMOUNT_JPY, "INSUFFICIENT_FUNDS", 25_000_000);
  }

  static GrantEvent signed() {
    return new GrantEvent.NotesSigned(
        YEAR, AMOUNT_JPY, EntryIntoForce.ON_NOTICE, ASSESSMENT, SIGNED_ON);
  }

  static GrantEvent entered() {
    return new GrantEvent.NotesEnteredIntoForce(YEAR, AMOUNT_JPY, SIGNED_ON);
  }

  static GrantEvent planned(String lotId) {
    return new GrantEvent.LotPlanned(lotId, "boats", 4, SIGNED_ON);
  }

  static GrantEvent handedOver(String lotId, LocalDate on) {
    return new GrantEvent.LotHandedOver(lotId, 4, 4, "", on);
  }

  /// A candidate whose assessment came out as ELIGIBLE.
  static List<GrantEvent> candidate() {
    return List.of(identified(), assessmentRequested(ASSESSMENT), assessed(ASSESSMENT, ELIGIBLE));
  }

  /// Selected for 2023; budget-service has not answered.
  static List<GrantEvent> selectedGrant() {
    return and(candidate(), selected());
  }

  /// Selected for 2023, the money held.
  static List<GrantEvent> reservedGrant() {
    return and(selectedGrant(), reserved());
  }

  /// Signed, waiting for the notice.
  static List<GrantEvent> signedGrant() {
    return and(reservedGrant(), signed());
  }

  /// In force, with nothing planned.
  static List<GrantEvent> grantInForce() {
    return and(signedGrant(), entered());
  }

  /// In force, with two lots planned.
  static List<GrantEvent> plannedGrant() {
    return and(grantInForce(), planned("L1"), planned("L2"));
  }

  static List<GrantEvent> partlyDelivered() {
    return and(plannedGrant(), handedOver("L1", L1_HANDED_OVER_ON));
  }

  static List<GrantEvent> delivered() {
    return and(
        partlyDelivered(),
        handedOver("L2", L2_HANDED_OVER_ON),
        new GrantEvent.GrantDelivered(L2_HANDED_OVER_ON));
  }

  static List<GrantEvent> withdrawn() {
    return and(
        reservedGrant(), new GrantEvent.GrantWithdrawn("no longer wanted", YEAR, SELECTED_ON));
  }

  static List<GrantEvent> and(List<GrantEvent> past, GrantEvent... more) {
    List<GrantEvent> all = new ArrayList<>(past);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  private FijiGrant() {}
}
