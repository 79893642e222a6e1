package osa.kernel;

import java.util.List;
import java.util.stream.Stream;
import osa.kernel.testing.Note;

/// The smallest decision that can accept, refuse and do nothing: no text is written twice.
final class NotebookDecider implements Decider<List<String>, NotebookDecider.Command, Note> {

  sealed interface Command {}

  record Write(List<String> texts) implements Command {
    Write(String... texts) {
      this(List.of(texts));
    }
  }

  /// Only adds to what exists.
  record Amend(String text) implements Command {}

  record Keep() implements Command {}

  enum Refusal implements RejectionCode {
    WRITTEN_BEFORE(Kind.STATE),
    NOTHING_WRITTEN(Kind.ABSENT);

    private final Kind kind;

    Refusal(Kind kind) {
      this.kind = kind;
    }

    @Override
    public String sentence() {
      return "Refused.";
    }

    @Override
    public String remedy() {
      return "Write something else.";
    }

    @Override
    public Kind kind() {
      return kind;
    }
  }

  @Override
  public List<String> initial() {
    return List.of();
  }

  @Override
  public Decision<Note> decide(Command command, List<String> written) {
    return switch (command) {
      case Write(List<String> texts) when texts.stream().anyMatch(written::contains) ->
          Decision.reject(Refusal.WRITTEN_BEFORE);
      case Write(List<String> texts) -> Decision.accept(texts.stream().map(Note::new).toList());
      case Amend _ when written.isEmpty() -> Decision.reject(Refusal.NOTHING_WRITTEN);
      case Amend(String text) -> Decision.accept(new Note(text));
      case Keep() -> Decision.accept();
    };
  }

  @Override
  public List<String> evolve(List<String> written, Note note) {
    return Stream.concat(written.stream(), Stream.of(note.text())).toList();
  }
}
