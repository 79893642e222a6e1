package osa.kernel.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import osa.kernel.CommandListener;
import osa.kernel.Outcome;
import osa.kernel.Rejection;
import osa.kernel.inbox.Inbox.Handling;

/// The figures by which people see from outside whether the service keeps its promises. Counters
/// count since the process began. A gauge shows what was last looked at, and is not a number while
/// that is unknown: asking for the figures never asks the database.
@Singleton
final class KernelMetrics implements CommandListener {

  private static final String MESSAGES = "osa.inbox.messages";

  private final MeterRegistry registry;
  private final Map<Handling, Counter> handled = new EnumMap<>(Handling.class);
  private final Counter buried;
  private final Counter deadLetters;
  private final Counter sessionsEnded;
  private volatile double stallSeconds = Double.NaN;
  private volatile double relayLagSeconds = Double.NaN;
  private volatile double relayLagEvents = Double.NaN;
  private volatile double inboxLagMessages = Double.NaN;
  private volatile double deadLettersOpen = Double.NaN;
  private final Map<String, Lag> reactionLags = new ConcurrentHashMap<>();

  /// How far a reader of the log is behind.
  private record Lag(double seconds, double events) {
    static final Lag UNKNOWN = new Lag(Double.NaN, Double.NaN);
  }

  KernelMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Handling handling : Handling.values()) {
      handled.put(handling, messages(handling.name().toLowerCase(Locale.ROOT)));
    }
    buried = messages("buried");
    deadLetters =
        Counter.builder("osa.dead.letters")
            .description("Messages that were laid aside")
            .register(registry);
    sessionsEnded =
        Counter.builder("osa.log.stall.sessions.ended")
            .description("Sessions ended because their transaction held readers back too long")
            .register(registry);
    gauge(
        "osa.log.stall.seconds",
        "How long the oldest open transaction has held back the readers of the log",
        () -> stallSeconds);
    gauge(
        "osa.relay.lag.seconds",
        "Age of the oldest event that the others have not been told of",
        () -> relayLagSeconds);
    gauge(
        "osa.relay.lag.events",
        "Events that the others have not been told of, at most ten thousand",
        () -> relayLagEvents);
    gauge(
        "osa.inbox.lag.messages",
        "Messages of the others in this process's partitions that were not handled",
        () -> inboxLagMessages);
    gauge("osa.dead.letters.open", "Dead letters that wait for a person", () -> deadLettersOpen);
  }

  private Counter messages(String outcome) {
    return Counter.builder(MESSAGES)
        .description("Messages of the other services, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  private void gauge(String name, String description, DoubleSupplier value) {
    Gauge.builder(name, value, DoubleSupplier::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void decided(Outcome<?> outcome) {
    switch (outcome) {
      case Outcome.Done<?> _ -> command("done", "");
      case Outcome.Refused<?>(Rejection rejection) -> command("refused", rejection.code().name());
      case Outcome.Stale<?> _ -> command("stale", "");
    }
  }

  @Override
  public void repeated() {
    command("repeated", "");
  }

  private void command(String outcome, String code) {
    Counter.builder("osa.commands")
        .description("Commands over HTTP, by what they came to and the code of a refusal")
        .tag("outcome", outcome)
        .tag("code", code)
        .register(registry)
        .increment();
  }

  void handled(Handling handling) {
    handled.get(handling).increment();
  }

  void buried() {
    buried.increment();
    deadLetters.increment();
  }

  void stall(Duration longest, int ended) {
    stallSeconds = seconds(longest);
    sessionsEnded.increment(ended);
  }

  void relayLag(Duration oldest, long events) {
    relayLagSeconds = seconds(oldest);
    relayLagEvents = events;
  }

  /// @param reaction under which name it follows the log
  void reactionLag(String reaction, Duration oldest, long events) {
    if (reactionLags.put(reaction, new Lag(seconds(oldest), events)) == null) {
      Gauge.builder("osa.reaction.lag.seconds", () -> reactionLags.get(reaction).seconds())
          .description("Age of the oldest event that a reaction has not been shown")
          .tag("reaction", reaction)
          .strongReference(true)
          .register(registry);
      Gauge.builder("osa.reaction.lag.events", () -> reactionLags.get(reaction).events())
          .description("Events that a reaction has not been shown, at most ten thousand")
          .tag("reaction", reaction)
          .strongReference(true)
          .register(registry);
    }
  }

  void inboxLag(double messages) {
    inboxLagMessages = messages;
  }

  void deadLettersOpen(long count) {
    deadLettersOpen = count;
  }

  /// What was last seen may no longer be so.
  void forgetWhatWasSeen() {
    stallSeconds = Double.NaN;
    relayLagSeconds = Double.NaN;
    relayLagEvents = Double.NaN;
    deadLettersOpen = Double.NaN;
    reactionLags.replaceAll((_, _) -> Lag.UNKNOWN);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
