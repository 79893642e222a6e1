package osa.kernel.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Context;
import osa.kernel.RecordedEvent;
import osa.kernel.StreamId;
import osa.kernel.testing.InMemoryEventStore;
import osa.kernel.testing.Note;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PastTest {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final StreamId STREAM = new StreamId("note", "1");

  private Instant now = Instant.EPOCH;
  private final InMemoryEventStore store = new InMemoryEventStore(Note.CODEC, () -> now);
  private final Past past = new Past(store, JAPAN, List.of());

  /// All texts of a stream, one after another.
  private static final class Texts implements Projection<List<String>> {
    @Override
    public String category() {
      return "note";
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<List<String>> viewType() {
      return (Class<List<String>>) (Class<?>) List.class;
    }

    @Override
    public List<String> initial(StreamId stream) {
      return new ArrayList<>();
    }

    @Override
    public void apply(List<String> texts, RecordedEvent<?> event) {
      texts.add(((Note) event.data()).text());
    }
  }

  private void note(String text, String occurredAt, String recordedAt) {
    now = Instant.parse(recordedAt);
    store.append(
        STREAM,
        store.load(STREAM).size(),
        List.of(new Note(text)),
        new Context("tester", Instant.parse(occurredAt), UUID.randomUUID(), UUID.randomUUID()));
  }

  private List<String> texts(String asOf, String asKnownAt) {
    return texts(past, asOf, asKnownAt);
  }

  private static List<String> texts(Past past, String asOf, String asKnownAt) {
    Moment moment =
        new Moment(
            Optional.ofNullable(asOf).map(LocalDate::parse),
            Optional.ofNullable(asKnownAt).map(Instant::parse));
    return past.view(new Texts(), STREAM, moment).orElse(List.of());
  }

  @Test
  void what_was_known_includes_the_instant_and_nothing_after_it() {
    note("a", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z");
    note("b", "2025-01-01T00:00:00Z", "2025-01-03T00:00:00Z");
    assertEquals(List.of(), texts(null, "2025-01-01T23:59:59.999999Z"));
    assertEquals(List.of("a"), texts(null, "2025-01-02T00:00:00Z"));
    assertEquals(List.of("a", "b"), texts(null, "2025-01-03T00:00:00Z"));
    assertEquals(List.of("a", "b"), texts(null, null));
  }

  @Test
  void what_was_known_is_a_beginning_of_the_stream_though_clocks_disagree() {
    note("a", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z");
    note("b", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00.2Z");
    note("c", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00.1Z");
    assertEquals(List.of("a"), texts(null, "2025-01-02T00:00:00.15Z"));
  }

  @Test
  void days_are_days_in_japan() {
    note("a", "2025-01-01T14:59:59Z", "2025-01-05T00:00:00Z");
    note("b", "2025-01-01T15:00:00Z", "2025-01-05T00:00:00Z");
    assertEquals(List.of("a"), texts("2025-01-01", null));
    assertEquals(List.of("a", "b"), texts("2025-01-02", null));
  }

  @Test
  void nothing_holds_before_what_it_followed_unless_its_category_says_so() {
    note("a", "2025-01-03T00:00:00Z", "2025-01-05T00:00:00Z");
    note("late", "2025-01-01T00:00:00Z", "2025-01-06T00:00:00Z");
    assertEquals(List.of(), texts("2025-01-02", null));
    assertEquals(List.of("a", "late"), texts("2025-01-03", null));
    Past asItHappened = new Past(store, JAPAN, List.of(new AsItHappened()));
    assertEquals(List.of("late"), texts(asItHappened, "2025-01-02", null));
  }

  private static final class AsItHappened implements ValidTime {
    @Override
    public String category() {
      return "note";
    }

    @Override
    public List<LocalDate> holdsFrom(List<RecordedEvent<?>> events, List<LocalDate> occurredOn) {
      return occurredOn;
    }
  }

  @Test
  void both_times_together_are_what_was_known_then_about_the_day() {
    note("a", "2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
    note("b", "2025-01-02T00:00:00Z", "2025-01-05T00:00:00Z");
    assertEquals(List.of("a", "b"), texts("2025-01-02", null));
    assertEquals(List.of("a"), texts("2025-01-02", "2025-01-04T00:00:00Z"));
  }

  @Test
  void a_stream_that_has_no_event_does_not_exist() {
    assertFalse(past.exists(STREAM));
    note("a", "2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z");
    assertTrue(past.exists(STREAM));
  }
}
