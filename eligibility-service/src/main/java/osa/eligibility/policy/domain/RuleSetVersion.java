package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import osa.eligibility.policy.domain.RuleSet.Reference;
import osa.eligibility.policy.domain.Stage.Published;
import osa.eligibility.policy.domain.Stage.Withdrawn;

/// One version of a policy on its way from a draft to being superseded.
///
/// @param contentHash of its model as it stands
/// @param testCasesHash of its test cases; null when it came with the service
/// @param people who wrote it: the author first, then whoever revised it; none when it came with
///     the service
/// @param steps the places of its events in the stream, for its history
public record RuleSetVersion(
    String id,
    String title,
    List<Reference> references,
    String contentHash,
    String testCasesHash,
    List<String> people,
    Stage stage,
    List<Long> steps) {

  public RuleSetVersion {
    references = List.copyOf(references);
    people = List.copyOf(people);
    steps = List.copyOf(steps);
  }

  /// The state as a reader sees it on a day: a version that will be superseded is in force until
  /// then.
  public RuleSetState stateOn(LocalDate day) {
    return stage instanceof Published published
            && published.supersededBy().isPresent()
            && !day.isBefore(published.validTo())
        ? RuleSetState.SUPERSEDED
        : stage.state();
  }

  /// Whether it is being worked on, and so nothing for everybody's eyes.
  public boolean isUnpublished() {
    return publication().isEmpty();
  }

  /// Where it is, or was before it was withdrawn, in force.
  public Optional<Published> publication() {
    return switch (stage) {
      case Published published -> Optional.of(published);
      case Withdrawn(_, var was) -> was;
      case Stage.Draft _, Stage.Checked _, Stage.Submitted _, Stage.Approved _ -> Optional.empty();
    };
  }

  /// As assessments know it; empty when it was never published.
  public Optional<RuleSet> ruleSet(Policy policy) {
    return publication()
        .map(
            published ->
                new RuleSet(
                    id,
                    policy,
                    title,
                    published.validFrom(),
                    published.validTo(),
                    references,
                    contentHash));
  }

  RuleSetVersion at(Stage next, long step) {
    return new RuleSetVersion(
        id, title, references, contentHash, testCasesHash, people, next, with(steps, step));
  }

  RuleSetVersion revised(PolicyEvent.RuleSetRevised revision, long step) {
    return new RuleSetVersion(
        id,
        revision.title(),
        revision.references(),
        revision.contentHash(),
        revision.testCasesHash(),
        Stream.concat(people.stream(), Stream.of(revision.reviser())).distinct().toList(),
        new Stage.Draft(),
        with(steps, step));
  }

  private static List<Long> with(List<Long> steps, long step) {
    List<Long> more = new ArrayList<>(steps);
    more.add(step);
    return more;
  }
}
