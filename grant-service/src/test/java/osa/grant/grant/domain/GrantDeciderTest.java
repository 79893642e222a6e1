package osa.grant.grant.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static osa.grant.grant.domain.FijiGrant.and;
import static osa.grant.grant.domain.FijiGrant.handedOver;
import static osa.grant.grant.domain.FijiGrant.planned;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.Grant.Delivered;
import osa.grant.grant.domain.Grant.PartlyDelivered;
import osa.grant.grant.domain.Grant.Signed;
import osa.grant.grant.domain.GrantCommand.HandOverLot;
import osa.grant.grant.domain.GrantCommand.IdentifyCandidate;
import osa.grant.grant.domain.GrantCommand.SignNotes;
import osa.grant.grant.domain.Verdict.DecidedBy;
import osa.grant.grant.domain.Verdict.Outcome;
import osa.kernel.DeciderSpec;

/// The acceptance scenarios that one grant decides by itself.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantDeciderTest {

  private final DeciderSpec<Grant, GrantCommand, GrantEvent> grant =
      DeciderSpec.of(new GrantDecider());

  @Test
  void sc_05_a_partner_in_a_third_country_is_recorded_with_a_role_and_nothing_to_pay_it() {
    Proposal heavyMachineryForTimorLeste =
        FijiGrant.proposal("TLS", List.of(new Partner("SGP", PartnerRole.PARTNER)));
    grant
        .given()
        .when(new IdentifyCandidate(heavyMachineryForTimorLeste, FijiGrant.IDENTIFIED_ON))
        .then(
            new GrantEvent.CandidateIdentified(
                heavyMachineryForTimorLeste, FijiGrant.IDENTIFIED_ON));
  }

  @Test
  void sc_05_the_recipient_cannot_be_its_own_partner() {
    Proposal circular = FijiGrant.proposal("TLS", List.of(new Partner("TLS", PartnerRole.PARTNER)));
    grant
        .given()
        .when(new IdentifyCandidate(circular, FijiGrant.IDENTIFIED_ON))
        .thenRefused(GrantRejection.PARTNER_IS_RECIPIENT, Map.of("iso3", "TLS"));
  }

  @Test
  void sc_52_fiji_is_partly_delivered_after_two_of_three_lots() {
    PartlyDelivered fiji =
        assertInstanceOf(
            PartlyDelivered.class,
            grant
                .given(
                    and(
                        FijiGrant.grantInForce(),
                        planned("L1"),
                        planned("L2"),
                        planned("L3"),
                        handedOver("L1", FijiGrant.L1_HANDED_OVER_ON),
                        handedOver("L2", FijiGrant.L2_HANDED_OVER_ON)))
                .state());
    Notes notes = fiji.agreement().notes();
    assertEquals(1, fiji.delivery().lots().open());
    assertEquals(525, notes.daysUntil(fiji.delivery().lots().firstHandOverOn().orElseThrow()));
    assertEquals(672, notes.daysUntil(fiji.delivery().lots().lastHandOverOn().orElseThrow()));
  }

  @Test
  void sc_53_the_hand_over_of_malaysias_last_lot_delivers_the_grant() {
    grant
        .given(malaysiaWithItsUavHandedOver())
        .when(handOver("rescue-boats", LocalDate.of(2025, 10, 1)))
        .then(
            new GrantEvent.LotHandedOver("rescue-boats", 7, 7, "", LocalDate.of(2025, 10, 1)),
            new GrantEvent.GrantDelivered(LocalDate.of(2025, 10, 1)));
  }

  @Test
  void sc_53_malaysia_was_delivered_655_days_after_its_notes() {
    Delivered malaysia =
        assertInstanceOf(
            Delivered.class,
            grant
                .given(
                    and(
                        malaysiaWithItsUavHandedOver(),
                        new GrantEvent.LotHandedOver(
                            "rescue-boats", 7, 7, "", LocalDate.of(2025, 10, 1)),
                        new GrantEvent.GrantDelivered(LocalDate.of(2025, 10, 1))))
                .state());
    assertEquals(655, malaysia.daysFromNotes());
  }

  @Test
  void sc_53_the_delivery_date_is_that_of_the_last_hand_over_even_when_recorded_first() {
    grant
        .given(
            and(
                malaysiaInForce(),
                new GrantEvent.LotHandedOver("rescue-boats", 7, 7, "", LocalDate.of(2025, 10, 1))))
        .when(new HandOverLot("uav", 14, "", LocalDate.of(2025, 9, 22)))
        .then(
            new GrantEvent.LotHandedOver("uav", 14, 14, "", LocalDate.of(2025, 9, 22)),
            new GrantEvent.GrantDelivered(LocalDate.of(2025, 10, 1)));
  }

  @Test
  void sc_55_a_hand_over_without_signed_notes_is_refused_and_the_notes_are_named() {
    grant
        .given(FijiGrant.reservedGrant())
        .when(handOver("L1", FijiGrant.L1_HANDED_OVER_ON))
        .thenRefused(GrantRejection.NOTES_NOT_SIGNED, Map.of("missingStep", "NOTES"));
  }

  @Test
  void sc_55_notes_without_any_assessment_are_refused_and_the_request_is_named() {
    grant
        .given(FijiGrant.identified())
        .when(sign(FijiGrant.AMOUNT_JPY))
        .thenRefused(
            GrantRejection.NO_COVERING_ASSESSMENT, Map.of("missingStep", "ASSESSMENT_REQUEST"));
  }

  @Test
  void sc_55_notes_without_a_covering_eligible_assessment_are_refused() {
    grant
        .given(
            and(
                FijiGrant.reservedGrant(),
                FijiGrant.assessed(
                    FijiGrant.ASSESSMENT, FijiGrant.verdict(Outcome.REFERRED, DecidedBy.RULES))))
        .when(sign(FijiGrant.AMOUNT_JPY))
        .thenRefused(
            GrantRejection.REFERRAL_NOT_DECIDED,
            Map.of(
                "missingStep",
                "REFERRAL_DECISION",
                "assessmentId",
                FijiGrant.ASSESSMENT.toString(),
                "reasons",
                List.of("DEVELOPING_COUNTRY")));
  }

  @Test
  void sc_55_notes_before_the_reservation_is_confirmed_are_refused() {
    grant
        .given(FijiGrant.selectedGrant())
        .when(sign(FijiGrant.AMOUNT_JPY))
        .thenRefused(
            GrantRejection.RESERVATION_NOT_CONFIRMED,
            Map.of("missingStep", "RESERVATION", "fiscalYear", 2023));
  }

  @Test
  void sc_55_notes_for_one_yen_more_than_is_reserved_are_refused() {
    grant
        .given(FijiGrant.reservedGrant())
        .when(sign(FijiGrant.AMOUNT_JPY + 1))
        .thenRefused(
            GrantRejection.RESERVATION_TOO_SMALL,
            Map.of(
                "missingStep",
                "RESERVATION",
                "reservedJpy",
                FijiGrant.AMOUNT_JPY,
                "amountJpy",
                FijiGrant.AMOUNT_JPY + 1));
  }

  @Test
  void sc_56_notes_that_wait_for_a_notice_are_signed_and_not_in_force() {
    List<GrantEvent> past = indonesiaReserved();
    GrantEvent.NotesSigned signature =
        new GrantEvent.NotesSigned(
            2024,
            1_000_000_000,
            EntryIntoForce.ON_NOTICE,
            FijiGrant.ASSESSMENT,
            LocalDate.of(2025, 1, 10));
    grant
        .given(past)
        .when(new SignNotes(1_000_000_000, EntryIntoForce.ON_NOTICE, LocalDate.of(2025, 1, 10)))
        .then(signature);
    Signed indonesia = assertInstanceOf(Signed.class, grant.given(and(past, signature)).state());
    assertEquals(new Reservation.Reserved(1_000_000_000), indonesia.selection().reservation());
  }

  @Test
  void sc_56_the_notice_puts_the_notes_in_force() {
    grant
        .given(
            and(
                indonesiaReserved(),
                new GrantEvent.NotesSigned(
                    2024,
                    1_000_000_000,
                    EntryIntoForce.ON_NOTICE,
                    FijiGrant.ASSESSMENT,
                    LocalDate.of(2025, 1, 10))))
        .when(new GrantCommand.EnterIntoForce(LocalDate.of(2025, 3, 3)))
        .then(new GrantEvent.NotesEnteredIntoForce(2024, 1_000_000_000, LocalDate.of(2025, 3, 3)));
  }

  @Test
  void an_event_that_cannot_follow_the_state_stops_the_replay() {
    assertThrows(
        IllegalStateException.class, () -> grant.given(FijiGrant.identified(), planned("L1")));
  }

  @Test
  void an_answer_about_an_assessment_that_was_never_asked_for_stops_the_replay() {
    GrantEvent foreign = FijiGrant.assessed(new UUID(0, 9), FijiGrant.ELIGIBLE);
    assertThrows(
        IllegalStateException.class, () -> grant.given(and(FijiGrant.candidate(), foreign)));
  }

  private static List<GrantEvent> malaysiaInForce() {
    LocalDate notesOn = LocalDate.of(2023, 12, 16);
    return and(
        FijiGrant.reservedGrant(),
        new GrantEvent.NotesSigned(
            2023, 400_000_000, EntryIntoForce.ON_SIGNATURE, FijiGrant.ASSESSMENT, notesOn),
        new GrantEvent.NotesEnteredIntoForce(2023, 400_000_000, notesOn),
        new GrantEvent.LotPlanned("uav", "14 UAVs", 14, notesOn),
        new GrantEvent.LotPlanned("rescue-boats", "7 rescue boats", 7, notesOn));
  }

  private static List<GrantEvent> malaysiaWithItsUavHandedOver() {
    return and(
        malaysiaInForce(),
        new GrantEvent.LotHandedOver("uav", 14, 14, "", LocalDate.of(2025, 9, 22)));
  }

  private static List<GrantEvent> indonesiaReserved() {
    return and(
        FijiGrant.candidate(),
        new GrantEvent.GrantSelected(2024, 1_000_000_000, LocalDate.of(2024, 11, 30)),
        new GrantEvent.ReservationConfirmed(2024, 1_000_000_000));
  }

  private static GrantCommand handOver(String lotId, LocalDate on) {
    return new HandOverLot(lotId, 7, "", on);
  }

  private static GrantCommand sign(long amountJpy) {
    return new SignNotes(amountJpy, EntryIntoForce.ON_SIGNATURE, FijiGrant.SIGNED_ON);
  }
}
