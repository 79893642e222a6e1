package osa.bad.shop.inbox;

/// What nobody may call.
public record WhenToldThenListen() {}
