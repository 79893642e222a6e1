package osa.bad.shop.outbox;

/// What nobody may call.
public record Teller() {}
