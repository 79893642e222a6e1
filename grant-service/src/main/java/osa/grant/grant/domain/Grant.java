package osa.grant.grant.domain;

import java.time.LocalDate;

/// A grant as far as its next decision needs it: each state keeps what a later decision reads, and
/// nothing for show (views are built from the events).
public sealed interface Grant {

  /// Nothing is recorded under this identifier.
  record Unidentified() implements Grant {}

  /// No notes are signed yet, so the preparation can still change.
  sealed interface Prepared extends Grant {
    Preparation preparation();

    Prepared with(Preparation next);
  }

  /// Named, perhaps surveyed and assessed.
  record Candidate(Preparation preparation) implements Prepared {
    @Override
    public Candidate with(Preparation next) {
      return new Candidate(next);
    }
  }

  /// Chosen for the money of one fiscal year.
  record Selected(Preparation preparation, Selection selection, Approvals approvals)
      implements Prepared {
    @Override
    public Selected with(Preparation next) {
      return new Selected(next, selection, approvals);
    }

    Selected with(Selection next) {
      return new Selected(preparation, next, approvals);
    }

    Selected with(Approvals next) {
      return new Selected(preparation, selection, next);
    }
  }

  /// Signed, but not yet binding.
  record Signed(Cover cover, Selection selection, Notes notes) implements Grant {

    Signed with(Cover next) {
      return new Signed(next, selection, notes);
    }
  }

  /// The notes bind; delivery may be at any point.
  sealed interface Effective extends Grant {
    Agreement agreement();

    Delivery delivery();

    Effective with(Agreement next);

    Effective with(Delivery next);
  }

  /// Binding, and nothing handed over yet.
  record InForce(Agreement agreement, Delivery delivery) implements Effective {
    @Override
    public InForce with(Agreement next) {
      return new InForce(next, delivery);
    }

    @Override
    public InForce with(Delivery next) {
      return new InForce(agreement, next);
    }
  }

  /// At least one lot handed over, at least one open.
  record PartlyDelivered(Agreement agreement, Delivery delivery) implements Effective {
    @Override
    public PartlyDelivered with(Agreement next) {
      return new PartlyDelivered(next, delivery);
    }

    @Override
    public PartlyDelivered with(Delivery next) {
      return new PartlyDelivered(agreement, next);
    }
  }

  /// Every planned lot handed over.
  record Delivered(Agreement agreement, Delivery delivery, LocalDate deliveredOn, boolean evaluated)
      implements Effective {
    @Override
    public Delivered with(Agreement next) {
      return new Delivered(next, delivery, deliveredOn, evaluated);
    }

    @Override
    public Delivered with(Delivery next) {
      return new Delivered(agreement, next, deliveredOn, evaluated);
    }

    /// Whole days from the signature of the notes to the delivery.
    public long daysFromNotes() {
      return agreement.notes().daysUntil(deliveredOn);
    }
  }

  /// Given up before anything was handed over.
  record Withdrawn(LocalDate withdrawnOn, String reason) implements Grant {}
}
