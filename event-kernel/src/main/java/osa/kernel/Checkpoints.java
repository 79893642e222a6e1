package osa.kernel;

/// Remembers how far each reader of the log has come.
public interface Checkpoints {

  /// The last checkpoint of the reader; [Checkpoint#START] for a reader that is new.
  Checkpoint load(String reader);

  /// Moves the reader from one checkpoint to the next. Answers false, and moves nothing, when the
  /// reader is not at `from` any more: somebody else reads under the same name. The last moves may
  /// be forgotten when the database dies.
  boolean advance(String reader, Checkpoint from, Checkpoint to);
}
