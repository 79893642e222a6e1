package osa.kernel;

/// Too many writers wanted the same stream at once; nothing was appended and the caller may try
/// again.
public final class Contention extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Contention(StreamId stream, int attempts) {
    super("gave up on " + stream + " after " + attempts + " attempts");
  }
}
