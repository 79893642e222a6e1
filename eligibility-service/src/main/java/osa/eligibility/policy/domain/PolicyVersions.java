package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import osa.eligibility.policy.domain.Stage.Published;

/// All versions of one policy, as its stream tells. Models and test cases are not held here but
/// named by their place in the stream: a state is small, however many were filed.
///
/// @param version the number of events
/// @param models where each model is filed, by the hash of its content
/// @param testCases where test cases are filed, by their hash
/// @param byId the versions in the order in which they were drafted
public record PolicyVersions(
    long version,
    Map<String, Long> models,
    Map<String, Long> testCases,
    Map<String, RuleSetVersion> byId) {

  public static final PolicyVersions NONE = new PolicyVersions(0, Map.of(), Map.of(), Map.of());

  public List<RuleSetVersion> all() {
    return List.copyOf(byId.values());
  }

  public Optional<RuleSetVersion> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Those that are published, as assessments know them.
  public Stream<RuleSet> ruleSets(Policy policy) {
    return published().flatMap(version -> version.ruleSet(policy).stream());
  }

  /// The published ones that were not withdrawn.
  Stream<RuleSetVersion> published() {
    return byId.values().stream().filter(version -> version.stage() instanceof Published);
  }

  /// Those whose day has come and of which the log does not say so, in the order of their days.
  public List<RuleSetVersion> due(LocalDate today) {
    return published()
        .filter(version -> version.publication().orElseThrow().isDue(today))
        .sorted(Comparator.comparing(PolicyVersions::validFrom))
        .toList();
  }

  /// The first to come into force after a day, but for one.
  Optional<RuleSetVersion> firstAfter(LocalDate day, String exceptId) {
    return published()
        .filter(version -> !version.id().equals(exceptId))
        .filter(version -> validFrom(version).isAfter(day))
        .min(Comparator.comparing(PolicyVersions::validFrom));
  }

  static LocalDate validFrom(RuleSetVersion version) {
    return version.publication().orElseThrow().validFrom();
  }

  /// The next event files a model.
  PolicyVersions filing(PolicyEvent.ModelFiled filed) {
    return new PolicyVersions(
        version + 1, with(models, filed.contentHash(), version + 1), testCases, byId);
  }

  PolicyVersions filing(PolicyEvent.TestCasesFiled filed) {
    return new PolicyVersions(
        version + 1, models, with(testCases, filed.hash(), version + 1), byId);
  }

  /// The next event begins a version. Throws [IllegalStateException] when it is there already or
  /// has a model that was never filed.
  PolicyVersions beginning(RuleSetVersion begun) {
    if (byId.containsKey(begun.id()) || !models.containsKey(begun.contentHash())) {
      throw new IllegalStateException(begun.id() + " cannot begin here");
    }
    return replacing(begun);
  }

  /// The next event changes a version. Throws [IllegalStateException] when there is none.
  PolicyVersions changing(String id, UnaryOperator<RuleSetVersion> change) {
    RuleSetVersion known = byId.get(id);
    if (known == null) {
      throw new IllegalStateException("there is no version " + id + " here");
    }
    return replacing(change.apply(known));
  }

  private PolicyVersions replacing(RuleSetVersion changed) {
    Map<String, RuleSetVersion> more = new LinkedHashMap<>(byId);
    more.put(changed.id(), changed);
    return new PolicyVersions(version + 1, models, testCases, Collections.unmodifiableMap(more));
  }

  private static Map<String, Long> with(Map<String, Long> places, String hash, long place) {
    Map<String, Long> more = new HashMap<>(places);
    more.put(hash, place);
    return more;
  }
}
