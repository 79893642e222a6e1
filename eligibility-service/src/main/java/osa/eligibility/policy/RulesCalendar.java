package osa.eligibility.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyCommand.BringIntoForce;
import osa.eligibility.policy.domain.RuleSetVersion;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;
import osa.kernel.RecordedEvent;

/// Turns the coming of a day into an event: a version that was published for a day to come gets
/// one, once, when that Japan date is there, also long after it. Two processes that look at once
/// come to one event.
@ApplicationScoped
public class RulesCalendar {

  private static final String ACTOR = "policy:RulesCalendar";

  private final PolicyCommandHandler policies;
  private final RulesChanges changes;
  private final InstantSource clock;
  private final ZoneId zone;

  /// Versions whose publication said already that they hold; it never says anything else.
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  public RulesCalendar(
      PolicyCommandHandler policies,
      RulesChanges changes,
      InstantSource clock,
      @ConfigProperty(name = "osa.business-zone") ZoneId zone) {
    this.policies = policies;
    this.changes = changes;
    this.clock = clock;
    this.zone = zone;
  }

  /// Looks whether a day has come.
  public void look() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (Policy policy : Policy.values()) {
      for (RuleSetVersion version : policies.versions(policy).due(today)) {
        if (!told.contains(version.id())) {
          look(policy, version, new BringIntoForce(version.id(), today), now);
        }
      }
    }
  }

  private void look(Policy policy, RuleSetVersion version, BringIntoForce command, Instant now) {
    if (changes.heldWhenPublished(version.ruleSet(policy).orElseThrow())) {
      told.add(version.id());
      return;
    }
    RecordedEvent<?> last = policies.history(policy, version).getLast();
    policies
        .handle(
            policy,
            command,
            ExpectedVersion.any(),
            new Context(ACTOR, now, last.correlationId(), last.id()))
        .refusal()
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(version.id() + " has no day: " + refusal.code());
            });
  }
}
