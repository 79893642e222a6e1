package osa.kernel.rebuild;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.projection.Projection;
import osa.kernel.testing.Note;

/// Keeps what a notebook says. A note "tear" cannot be shown.
final class NotebookProjection implements Projection<NotebookView> {

  private final String category;

  NotebookProjection(String category) {
    this.category = category;
  }

  @Override
  public String category() {
    return category;
  }

  @Override
  public Class<NotebookView> viewType() {
    return NotebookView.class;
  }

  @Override
  public NotebookView initial(StreamId stream) {
    NotebookView view = new NotebookView();
    view.notebookId = stream.id();
    view.notes = List.of();
    return view;
  }

  @Override
  public void apply(NotebookView view, RecordedEvent<?> event) {
    String text = ((Note) event.data()).text();
    if (text.equals("tear")) {
      throw new IllegalStateException("a torn page cannot be shown");
    }
    if (event.version() != view.version + 1) {
      throw new IllegalStateException(view.notebookId + " is shown events out of order");
    }
    view.version = event.version();
    view.place = event.version() == 1 ? event.position().position() : view.place;
    view.lastNote = text;
    view.writtenOn = LocalDate.ofInstant(event.occurredAt(), ZoneOffset.UTC);
    List<String> notes = new ArrayList<>(view.notes);
    notes.add(text);
    view.notes = notes;
  }
}
