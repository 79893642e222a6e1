package osa.kernel.outbox;

/// A message without content: the log of a service has come as far as the message's position. Sent
/// where no other message says so.
public record PositionReached() {

  public static final String TYPE = "osa.position-reached.v1";
}
