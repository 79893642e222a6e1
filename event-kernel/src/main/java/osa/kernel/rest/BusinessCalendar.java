package osa.kernel.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Business days: which day it is, in the time zone whose calendar the business follows.
@ApplicationScoped
public class BusinessCalendar {

  private final InstantSource clock;
  private final ZoneId zone;

  public BusinessCalendar(
      InstantSource clock, @ConfigProperty(name = "osa.business-zone") ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  public LocalDate today() {
    return dayOf(now());
  }

  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /// The first instant of a day.
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }
}
