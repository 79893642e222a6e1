package osa.budget;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/// The service's clock: the real one, but for a test that records something on another day.
@Singleton
public class ClockForTests implements InstantSource {

  private volatile InstantSource source = InstantSource.system();

  @Override
  public Instant instant() {
    return source.instant();
  }

  public void standsAt(String instant) {
    source = InstantSource.fixed(Instant.parse(instant));
  }

  public void runs() {
    source = InstantSource.system();
  }
}
