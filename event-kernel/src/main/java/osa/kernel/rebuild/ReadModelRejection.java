package osa.kernel.rebuild;

import osa.kernel.RejectionCode;

/// Why something cannot be done to a read model.
public enum ReadModelRejection implements RejectionCode {
  READ_MODEL_UNKNOWN(
      Kind.ABSENT, "The service has no such read model.", "GET /read-models lists them."),
  REBUILD_UNKNOWN(
      Kind.ABSENT,
      "The read model has no such rebuild.",
      "POST /read-models/{name}/rebuilds starts one and answers with its address."),
  REBUILD_UNDER_WAY(
      Kind.STATE,
      "Another rebuild of the read model has not ended.",
      "Wait until it has switched, or cancel it."),
  REBUILD_ENDED(
      Kind.STATE, "The rebuild has ended.", "Look at its state; start another if you need one."),
  REBUILD_NOT_STOPPED(
      Kind.STATE,
      "Only a rebuild that was cancelled or has failed can go on.",
      "Look at its state; one that is at work needs no help."),
  REBUILD_SUPERSEDED(
      Kind.STATE,
      "A later rebuild has taken the place of this one.",
      "Look at the latest rebuild of the read model."),
  REBUILD_NOT_COMPARED(
      Kind.STATE,
      "The rebuild does not wait for a decision.",
      "Wait until its state is COMPARED; without differences it switches by itself."),
  DIFFERENCES_NOT_ACCEPTED(
      Kind.STATE,
      "The rebuilt rows differ from the live ones.",
      "Look at the differences, then send acceptDifferences: true or cancel the rebuild.");

  private final Kind kind;
  private final String sentence;
  private final String remedy;

  ReadModelRejection(Kind kind, String sentence, String remedy) {
    this.kind = kind;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
