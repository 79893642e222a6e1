package osa.eligibility.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyCommand;
import osa.eligibility.policy.domain.PolicyCommand.AdoptBundled;
import osa.eligibility.policy.domain.PolicyDecider;
import osa.eligibility.policy.domain.PolicyEvent;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.eligibility.policy.domain.PolicyVersions;
import osa.eligibility.policy.domain.RuleSetVersion;
import osa.eligibility.policy.domain.TestCase;
import osa.kernel.Checkpoint;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of the policies. Every answer is as of now: the state is remembered, and before
/// each use the stream is asked for what another process may have added.
///
/// A policy without any version takes over those that came with the service, whoever asks first.
/// Of two processes that do so at once the stream takes one; the other finds them there.
@ApplicationScoped
public class PolicyCommandHandler {

  private static final String ADOPTER = "policy:AdoptBundledRuleSets";

  private final PolicyDecider decider = new PolicyDecider();
  private final CommandHandler<PolicyVersions, PolicyCommand, PolicyEvent> handler;
  private final EventStore store;
  private final RuleSetCatalogue bundled;
  private final InstantSource clock;

  public PolicyCommandHandler(
      EventStore store,
      Transactions transactions,
      Projections projections,
      RuleSetCatalogue bundled,
      InstantSource clock) {
    this.handler =
        new CommandHandler<>(decider, PolicyEvent.class, store, transactions, projections);
    this.store = store;
    this.bundled = bundled;
    this.clock = clock;
  }

  public Outcome<PolicyEvent> handle(
      Policy policy, PolicyCommand command, ExpectedVersion expected, Context context) {
    versions(policy);
    return handler.handle(policy.stream(), command, expected, context);
  }

  public PolicyVersions versions(Policy policy) {
    PolicyVersions known = handler.state(policy.stream());
    if (known.version() > 0) {
      return known;
    }
    handler.handle(
        policy.stream(), new AdoptBundled(bundled.of(policy)), ExpectedVersion.any(), adoption());
    return handler.state(policy.stream());
  }

  /// The versions as the stream told of them up to a place in the log. Those that came with the
  /// service were always there, whenever they were taken over.
  public PolicyVersions versions(Policy policy, Checkpoint upTo) {
    PolicyVersions now = versions(policy);
    if (isKnown(eventAt(policy, now.version()), upTo)) {
      return now;
    }
    PolicyVersions then = decider.initial();
    // One by one: each may hold a model, and there may be hundreds.
    for (long place = 1; place < now.version(); place++) {
      RecordedEvent<?> event = eventAt(policy, place);
      if (!isKnown(event, upTo)) {
        break;
      }
      then = decider.evolve(then, (PolicyEvent) event.data());
    }
    return then;
  }

  private static boolean isKnown(RecordedEvent<?> event, Checkpoint upTo) {
    return event.position().compareTo(upTo) <= 0 || event.actor().equals(ADOPTER);
  }

  /// Empty when no policy has a version with this id.
  public Optional<RuleSetVersion> find(String id) {
    return Policy.ofVersion(id).flatMap(policy -> versions(policy).find(id));
  }

  /// A model that was filed, byte for byte; empty when none was filed under this hash.
  public Optional<String> model(Policy policy, String contentHash) {
    return Optional.ofNullable(versions(policy).models().get(contentHash))
        .map(place -> ((ModelFiled) eventAt(policy, place).data()).dmn());
  }

  /// Test cases that were filed; none for a version that came with the service.
  public List<TestCase> testCases(Policy policy, RuleSetVersion version) {
    return Optional.ofNullable(version.testCasesHash())
        .map(hash -> versions(policy).testCases().get(hash))
        .map(place -> ((TestCasesFiled) eventAt(policy, place).data()).testCases())
        .orElse(List.of());
  }

  /// What happened to a version, in order.
  public List<RecordedEvent<?>> history(Policy policy, RuleSetVersion version) {
    return version.steps().stream().<RecordedEvent<?>>map(step -> eventAt(policy, step)).toList();
  }

  private RecordedEvent<?> eventAt(Policy policy, long place) {
    return store.load(policy.stream(), place - 1, 1).getFirst();
  }

  private Context adoption() {
    UUID always = UUID.nameUUIDFromBytes(ADOPTER.getBytes(StandardCharsets.UTF_8));
    return new Context(ADOPTER, clock.instant(), always, always);
  }
}
