package osa.chaos.fault;

/// A fault could not be brought about, or did not end as it should.
public final class FaultFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FaultFailed(String sentence) {
    super(sentence);
  }
}
