package osa.eligibility.policy.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.platform.Roles;
import osa.eligibility.policy.PolicyCommandHandler;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.eligibility.policy.domain.PolicyVersions;
import osa.eligibility.policy.domain.RuleSetVersion;
import osa.kernel.rest.BusinessCalendar;
import osa.kernel.rest.EventView;
import osa.kernel.rest.ProblemException;

/// Finds rule sets for whoever asks. What is not published is there for those who make policy and
/// for the auditor; to all others it does not exist.
@ApplicationScoped
class RuleSetFile {

  private final PolicyCommandHandler policies;
  private final SecurityIdentity caller;
  private final BusinessCalendar calendar;

  RuleSetFile(PolicyCommandHandler policies, SecurityIdentity caller, BusinessCalendar calendar) {
    this.policies = policies;
    this.caller = caller;
    this.calendar = calendar;
  }

  /// A version, with the state of its policy of which it is a part.
  record Entry(Policy policy, PolicyVersions versions, RuleSetVersion version) {}

  List<RuleSetView> list() {
    return Stream.of(Policy.values())
        .flatMap(
            policy ->
                policies.versions(policy).all().stream()
                    .filter(this::isVisible)
                    .map(version -> RuleSetView.of(policy, version, calendar.today(), null)))
        .toList();
  }

  /// Ends the request when there is none that the caller may see.
  Entry entry(String id) {
    return find(id)
        .filter(entry -> isVisible(entry.version()))
        .orElseThrow(() -> ProblemException.of(PolicyRejection.UNKNOWN_RULE_SET, Map.of("id", id)));
  }

  /// What a command has made of a version. Its answer may be written on the thread of another
  /// caller, and so it does not matter who that is.
  RuleSetView after(String id) {
    return view(find(id).orElseThrow());
  }

  RuleSetView view(Entry entry) {
    return RuleSetView.of(
        entry.policy(),
        entry.version(),
        calendar.today(),
        policies.history(entry.policy(), entry.version()).stream().map(EventView::of).toList());
  }

  private Optional<Entry> find(String id) {
    return Policy.ofVersion(id)
        .flatMap(
            policy -> {
              PolicyVersions versions = policies.versions(policy);
              return versions.find(id).map(version -> new Entry(policy, versions, version));
            });
  }

  String model(Entry entry) {
    return policies.model(entry.policy(), entry.version().contentHash()).orElseThrow();
  }

  private boolean isVisible(RuleSetVersion version) {
    return !version.isUnpublished()
        || Stream.of(Roles.POLICY_MODELLER, Roles.POLICY_APPROVER, Roles.AUDITOR)
            .anyMatch(caller::hasRole);
  }
}
