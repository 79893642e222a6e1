package osa.grant.grant.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.BeneficiaryKind;
import osa.grant.grant.domain.EntryIntoForce;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.ItemKind;
import osa.grant.grant.domain.Partner;
import osa.grant.grant.domain.PartnerRole;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GrantPublisherTest {

  private static final String PHILIPPINES = "0f3c2a56-7d1e-4b8a-9c24-5e6f70812301";
  private static final String VIETNAM = "b64e9d10-2c87-4f35-8a1b-93d0c5e7f412";
  private static final UUID ASSESSMENT = UUID.fromString("7a91c4d2-3e05-4f6b-8d17-c2b0a9e85346");
  private static final LocalDate SIGNED_ON = LocalDate.of(2023, 11, 3);

  private final GrantPublisher publisher = new GrantPublisher();

  private void told(String grantId, GrantEvent event, String type) {
    RecordedEvent<?> recorded = Contracts.recorded(new StreamId("grant", grantId), event);
    var message = publisher.publish(recorded).orElseThrow();
    Contracts.assertIsSample(type, message);
    assertEquals(recorded.id(), message.id());
    assertEquals("grant/" + grantId, message.subject());
  }

  @Test
  void an_assessment_is_asked_for_as_agreed_without_title_and_partners() {
    Proposal radars =
        new Proposal(
            "Coastal radar system for the Philippines",
            "PHL",
            new Beneficiary(
                "Philippine Navy (Department of National Defense)", BeneficiaryKind.ARMED_FORCES),
            List.of(Pillar.P1),
            List.of(
                new Item(
                    "1",
                    "Coastal surveillance radar system with monitoring and communications"
                        + " equipment",
                    ItemKind.COASTAL_RADAR,
                    5,
                    false)),
            List.of(new Partner("SGP", PartnerRole.PARTNER)),
            List.of(),
            new Undertakings(true, true));
    told(
        PHILIPPINES,
        new GrantEvent.AssessmentRequested(ASSESSMENT, SIGNED_ON, radars, SIGNED_ON.minusDays(9)),
        "osa.grant.assessment-requested.v1");
  }

  @Test
  void a_selection_asks_for_money_as_agreed() {
    told(
        PHILIPPINES,
        new GrantEvent.GrantSelected(2023, 600_000_000, SIGNED_ON),
        "osa.grant.funds-requested.v1");
  }

  @Test
  void notes_in_force_are_told_as_agreed() {
    told(
        PHILIPPINES,
        new GrantEvent.NotesEnteredIntoForce(2023, 600_000_000, SIGNED_ON),
        "osa.grant.notes-entered-into-force.v1");
  }

  @Test
  void a_withdrawal_is_told_as_agreed() {
    told(
        VIETNAM,
        new GrantEvent.GrantWithdrawn(
            "No agreement on the equipment before the end of the fiscal year.",
            2024,
            LocalDate.of(2025, 3, 14)),
        "osa.grant.withdrawn.v1");
  }

  @Test
  void a_withdrawal_that_frees_no_money_writes_the_year_as_null() {
    var message =
        publisher
            .publish(
                Contracts.recorded(
                    new StreamId("grant", VIETNAM),
                    new GrantEvent.GrantWithdrawn("changed plans", null, SIGNED_ON)))
            .orElseThrow();
    assertTrue(message.data().contains("\"fiscalYear\":null"), message.data());
  }

  @Test
  void signed_notes_are_not_told_before_they_bind() {
    assertEquals(
        Optional.empty(),
        publisher.publish(
            Contracts.recorded(
                new StreamId("grant", PHILIPPINES),
                new GrantEvent.NotesSigned(
                    2023, 600_000_000, EntryIntoForce.ON_NOTICE, ASSESSMENT, SIGNED_ON))));
  }

  @Test
  void what_the_kernel_notes_in_the_same_log_is_not_told() {
    assertEquals(
        Optional.empty(),
        publisher.publish(Contracts.recorded(new StreamId("kernel-note", "1"), "noted")));
  }
}
