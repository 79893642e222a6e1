package osa.kernel.deadletter.domain;

/// A dead letter's state: waiting for a person, or closed in one of two ways.
public sealed interface DeadLetter {

  record NotBuried() implements DeadLetter {}

  record Open(Letter letter) implements DeadLetter {}

  record Redriven() implements DeadLetter {}

  record Discarded(String reason) implements DeadLetter {}
}
