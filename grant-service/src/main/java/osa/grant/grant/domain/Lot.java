package osa.grant.grant.domain;

import java.time.LocalDate;

/// One delivery among those a grant is split into. Its arrival may go unrecorded: only few arrivals
/// are public, hand-overs are.
public sealed interface Lot {

  record Planned(int quantity, LocalDate plannedOn) implements Lot {}

  record Arrived(int quantityPlanned, LocalDate arrivedOn) implements Lot {}

  record HandedOver(LocalDate handedOverOn) implements Lot {}
}
