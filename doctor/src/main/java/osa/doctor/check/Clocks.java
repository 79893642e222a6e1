package osa.doctor.check;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osa.doctor.Check;
import osa.doctor.Http;
import osa.doctor.Looked;
import osa.doctor.Site.Instance;
import osa.doctor.Sql;
import osa.doctor.Visit;

/// Events of services whose clocks differ seem to happen in another order than they did, and tokens
/// are refused. Kafka does not tell its time.
public final class Clocks implements Check {

  private static final Pattern CLOCK =
      Pattern.compile("^osa_clock_seconds(?:\\{[^}]*})? ([0-9.E]+)$", Pattern.MULTILINE);

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public Looked look(Visit visit) throws Exception {
    var notes = new Looked.Notes();
    var furthest = Duration.ZERO;
    for (Instance instance : visit.site().instances()) {
      Optional<Duration> apart = apart(instance, visit);
      furthest = furthest(furthest, apart.orElse(Duration.ZERO));
      apart.ifPresent(found -> judge(instance.name(), found, visit, notes));
    }
    Duration database = database(visit);
    judge("postgres", database, visit, notes);
    return notes.seen("at most %d s apart".formatted(furthest(furthest, database).toSeconds()));
  }

  private static Duration furthest(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static void judge(String subject, Duration apart, Visit visit, Looked.Notes notes) {
    if (apart.compareTo(visit.limits().clockApart()) > 0) {
      notes.error(
          subject,
          "its clock and the doctor's are %d s apart".formatted(apart.toSeconds()),
          "let the machine keep its clock by NTP (`timedatectl set-ntp true`)");
    }
  }

  /// Empty when it does not answer, or does not tell.
  private static Optional<Duration> apart(Instance instance, Visit visit)
      throws InterruptedException {
    try {
      var before = visit.clock().instant();
      Matcher told = CLOCK.matcher(Http.get(instance, "/q/metrics").body());
      var after = visit.clock().instant();
      return told.find()
          ? Optional.of(outside(instant(told.group(1)), before, after))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String seconds) {
    return Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
  }

  private static Duration database(Visit visit) throws Exception {
    try (Sql sql = Sql.on(visit.site().databases().getFirst())) {
      var before = visit.clock().instant();
      Instant told = sql.row("SELECT clock_timestamp()", row -> row.getTimestamp(1).toInstant());
      return outside(told, before, visit.clock().instant());
    }
  }

  /// How far an instant lies outside of the time in which it was asked for.
  private static Duration outside(Instant told, Instant from, Instant to) {
    if (told.isBefore(from)) {
      return Duration.between(told, from);
    }
    return told.isAfter(to) ? Duration.between(to, told) : Duration.ZERO;
  }
}
