package osa.grant.grant.domain;

/// How far the notes in force have been carried out.
public record Delivery(Procurement procurement, Lots lots) {

  static final Delivery NOT_STARTED = new Delivery(new Procurement.NotStarted(), Lots.NONE);

  Delivery with(Procurement next) {
    return new Delivery(next, lots);
  }

  Delivery with(Lots next) {
    return new Delivery(procurement, next);
  }
}
