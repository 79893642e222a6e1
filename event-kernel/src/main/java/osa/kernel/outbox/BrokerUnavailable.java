package osa.kernel.outbox;

/// The broker did not acknowledge everything in time. Sending again is safe: receivers recognise
/// duplicates.
public final class BrokerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokerUnavailable(Throwable cause) {
    super("the broker did not acknowledge", cause);
  }
}
