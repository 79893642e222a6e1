package osa.kernel.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.kernel.RecordedEvent;
import osa.kernel.RejectionCode;
import osa.kernel.StreamId;
import osa.kernel.projection.Moment;
import osa.kernel.projection.Past;
import osa.kernel.projection.Projection;
import osa.kernel.rest.Problem.FieldError;

/// Answers reads about the past: `asOf` a day, `asKnownAt` an instant, or both.
@ApplicationScoped
public class TimeTravel {

  /// How many streams one page of a list about the past looks at. A page may therefore have fewer
  /// items than asked for, and yet a next one.
  static final int STREAMS_MAX = 1_000;

  private static final int ROWS_AT_ONCE = 200;
  private static final String ISO_DATE = "\\d{4}-\\d{2}-\\d{2}";

  private final Past past;
  private final BusinessCalendar calendar;
  private final Freshness freshness;
  private final Duration settledAfter;

  public TimeTravel(
      Past past,
      BusinessCalendar calendar,
      Freshness freshness,
      @ConfigProperty(name = "osa.time-travel.settled-after") Duration settledAfter) {
    this.past = past;
    this.calendar = calendar;
    this.freshness = freshness;
    this.settledAfter = settledAfter;
  }

  /// Reads the two times. Ends the request when one has the wrong form or has not come yet: of the
  /// future nothing has happened and nothing is known.
  public Moment moment(When when) {
    Optional<LocalDate> asOf = anyDay(when);
    asOf.filter(day -> day.isAfter(calendar.today())).ifPresent(_ -> refuseFuture("asOf"));
    Optional<Instant> asKnownAt = knownAt(when);
    answers(asKnownAt);
    return new Moment(asOf, asKnownAt);
  }

  /// Reads a day of which something may be known although it has not come yet; empty when the
  /// request names none.
  public Optional<LocalDate> anyDay(When when) {
    return Optional.ofNullable(when.asOf).map(text -> day("asOf", text));
  }

  /// Reads the recorded time; empty when the request names none.
  public Optional<Instant> knownAt(When when) {
    Optional<Instant> asKnownAt = Optional.ofNullable(when.asKnownAt).map(this::instant);
    asKnownAt
        .filter(instant -> instant.isAfter(calendar.now()))
        .ifPresent(_ -> refuseFuture("asKnownAt"));
    return asKnownAt;
  }

  /// Says that the answer is about the past. It stays as it is when it depends on nothing but what
  /// had been recorded by `knownAt`, and nothing can appear any more that was.
  ///
  /// @param knownAt empty when the answer depends on what is known today, or on today itself
  public void answers(Optional<Instant> knownAt) {
    Instant settled = calendar.now().minus(settledAfter);
    freshness.is(
        knownAt.filter(instant -> !instant.isAfter(settled)).isPresent()
            ? Freshness.About.SETTLED_PAST
            : Freshness.About.PAST);
  }

  /// A stream's row as it was. Ends the request with `absent` when there is no such stream, and
  /// with [HttpProblem#NOT_YET_THEN] when there was none yet.
  public <V> V one(Projection<V> projection, StreamId stream, Moment moment, RejectionCode absent) {
    return past.view(projection, stream, moment).orElseThrow(() -> missing(stream, absent));
  }

  /// The row as it was; empty when there was none yet.
  public <V> Optional<V> find(Projection<V> projection, StreamId stream, Moment moment) {
    return past.view(projection, stream, moment);
  }

  /// The events that count, of which there is at least one; ends the request like [#one].
  List<RecordedEvent<?>> events(StreamId stream, When when, RejectionCode absent) {
    List<RecordedEvent<?>> events = past.events(stream, moment(when));
    if (events.isEmpty()) {
      throw missing(stream, absent);
    }
    return events;
  }

  private ProblemException missing(StreamId stream, RejectionCode absent) {
    return past.exists(stream)
        ? ProblemException.of(HttpProblem.NOT_YET_THEN, Map.of())
        : ProblemException.of(absent, Map.of());
  }

  /// A page of a list as it was. The rows of today give the order and the candidates, because no
  /// stream ends; each is shown as it was, if it was there and `then` takes it.
  ///
  /// @param rows today's rows after a key, in order, at most as many as asked for
  /// @param then what to show of a row's stream; empty when it does not belong to the list
  public <R, T> Page<T> page(
      String cursor,
      int limit,
      BiFunction<String, Integer, List<R>> rows,
      Function<R, String> keyOf,
      Function<R, Optional<T>> then) {
    List<T> items = new ArrayList<>();
    String after = Page.keyOf(cursor);
    int streams = 0;
    while (items.size() < limit && streams < STREAMS_MAX) {
      List<R> batch = rows.apply(after, ROWS_AT_ONCE);
      for (R row : batch) {
        if (items.size() == limit || streams == STREAMS_MAX) {
          return Page.before(items, after);
        }
        then.apply(row).ifPresent(items::add);
        after = keyOf.apply(row);
        streams++;
      }
      if (batch.size() < ROWS_AT_ONCE) {
        return new Page<>(items, null);
      }
    }
    return Page.before(items, after);
  }

  private static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      if (text.matches(ISO_DATE)) {
        throw new ProblemException(
            Problem.of(
                HttpProblem.DATE_DOES_NOT_EXIST,
                new FieldError(field, "does not exist", "send a date that exists")));
      }
      throw malformed(field, "send a date as yyyy-mm-dd");
    }
  }

  private Instant instant(String text) {
    if (text.matches(ISO_DATE)) {
      LocalDate day = day("asKnownAt", text);
      return calendar.startOf(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw malformed("asKnownAt", "send an instant as 2026-01-31T09:00:00Z, or a Japan date");
    }
  }

  private static ProblemException malformed(String field, String remedy) {
    return new ProblemException(
        Problem.of(
            HttpProblem.MALFORMED_VALUE, new FieldError(field, "has the wrong form", remedy)));
  }

  private static void refuseFuture(String field) {
    throw new ProblemException(
        Problem.of(
            HttpProblem.TIME_IN_FUTURE,
            new FieldError(field, "has not come yet", "send a time up to now, or leave it out")));
  }
}
