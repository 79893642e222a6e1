package osa.eligibility.policy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.kernel.runtime.Leadership;
import osa.kernel.runtime.Loop;
import osa.kernel.runtime.MessagingConfig;

/// Looks at the [RulesCalendar] every `osa.rule-sets.calendar-every`, in one replica at a time.
@ApplicationScoped
class RulesCalendarLoop {

  private final MessagingConfig messaging;
  private final DataSource dataSource;
  private final RulesCalendar calendar;
  private final Duration every;

  private Leadership leadership;
  private Loop loop;

  RulesCalendarLoop(
      MessagingConfig messaging,
      DataSource dataSource,
      RulesCalendar calendar,
      @ConfigProperty(name = "osa.rule-sets.calendar-every") Duration every) {
    this.messaging = messaging;
    this.dataSource = dataSource;
    this.calendar = calendar;
    this.every = every;
  }

  void start(@Observes StartupEvent event) {
    if (messaging.enabled()) {
      leadership = new Leadership(dataSource, messaging.service() + " rules calendar");
      loop = new Loop("rules-calendar", every, this::round);
    }
  }

  /// Answers false: one look is enough for a while.
  private boolean round() {
    if (leadership.held()) {
      calendar.look();
    }
    return false;
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.close();
      leadership.close();
    }
  }
}
