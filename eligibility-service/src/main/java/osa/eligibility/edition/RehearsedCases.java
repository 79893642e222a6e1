package osa.eligibility.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osa.eligibility.assessment.CurrentAssessments;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentDecided;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentReferred;
import osa.eligibility.assessment.domain.AssessmentEvent.AssessmentSuperseded;
import osa.eligibility.assessment.domain.AssessmentEvent.Reassessed;
import osa.eligibility.assessment.domain.AssessmentEvent.ReferralClosed;
import osa.eligibility.assessment.domain.AssessmentEvent.RequestRejected;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.edition.domain.GrantConsequence;
import osa.kernel.RecordedEvent;

/// The assessments of grants as they stand during a rehearsal, and what became of those that stood
/// when it began.
final class RehearsedCases implements CurrentAssessments {

  private final RehearsalLog paper;
  private final Function<String, List<AssessmentId>> standing;

  /// @param standing those about a country that stand in the log
  RehearsedCases(RehearsalLog paper, Function<String, List<AssessmentId>> standing) {
    this.paper = paper;
    this.standing = standing;
  }

  /// What stands of an assessment.
  private record Standing(Judgement judgement, Eligibility outcome, AssessmentId supersededBy) {

    List<Reason> reasons() {
      return judgement.verdict().reasons();
    }
  }

  @Override
  public List<AssessmentId> about(String iso3) {
    return Stream.concat(standing.apply(iso3).stream(), begun(iso3))
        .filter(id -> fold(id).supersededBy() == null)
        .toList();
  }

  /// Only other rules ask for those of all countries, and a rehearsal is one of facts.
  @Override
  public List<Placed> after(long sequence, int max) {
    throw new UnsupportedOperationException("no rules change in a rehearsal");
  }

  private Stream<AssessmentId> begun(String iso3) {
    return onPaper(Reassessed.class)
        .filter(event -> event.judgement().request().recipientIso3().equals(iso3))
        .map(event -> new AssessmentId(event.assessmentId()));
  }

  /// By grant, and within one by assessment.
  List<GrantConsequence> consequences() {
    Map<AssessmentId, String> causes = new HashMap<>();
    List<AssessmentId> ended = new ArrayList<>();
    onPaper(AssessmentSuperseded.class)
        .forEach(
            event -> {
              AssessmentId id = new AssessmentId(event.assessmentId());
              causes.put(id, event.cause().statement());
              ended.add(id);
            });
    Set<AssessmentId> begun =
        onPaper(Reassessed.class)
            .map(event -> new AssessmentId(event.assessmentId()))
            .collect(Collectors.toSet());
    return ended.stream()
        .filter(id -> !begun.contains(id))
        .map(id -> consequence(id, causes))
        .sorted(
            Comparator.comparing(GrantConsequence::grantId)
                .thenComparing(GrantConsequence::assessmentId))
        .toList();
  }

  private GrantConsequence consequence(AssessmentId id, Map<AssessmentId, String> causes) {
    Standing before = fold(id);
    List<String> because = new ArrayList<>();
    Standing after = before;
    for (AssessmentId at = id;
        after.supersededBy() != null;
        at = after.supersededBy(), after = fold(at)) {
      because.add(causes.get(at));
    }
    return new GrantConsequence(
        before.judgement().request().grantId(),
        id.value(),
        before.judgement().request().recipientIso3(),
        after.judgement().request().validOn(),
        before.outcome(),
        after.outcome(),
        before.reasons(),
        after.reasons(),
        because);
  }

  private <E> Stream<E> onPaper(Class<E> type) {
    return Stream.iterate(0, at -> at < paper.size(), at -> at + 1)
        .map(at -> paper.at(at).data())
        .filter(type::isInstance)
        .map(type::cast);
  }

  private Standing fold(AssessmentId id) {
    Standing standing = null;
    for (RecordedEvent<?> event : paper.load(id.stream())) {
      standing = after(standing, (AssessmentEvent) event.data());
    }
    return standing;
  }

  private static Standing after(Standing standing, AssessmentEvent event) {
    return switch (event) {
      case AssessmentDecided(_, var judgement) -> judged(judgement);
      case AssessmentReferred(_, var judgement) -> judged(judgement);
      case Reassessed(_, var judgement, _) -> judged(judgement);
      case ReferralClosed closed ->
          new Standing(closed.judgement(), closed.outcome(), standing.supersededBy());
      case AssessmentSuperseded(_, var by, _) ->
          new Standing(standing.judgement(), standing.outcome(), new AssessmentId(by));
      case RequestRejected rejected -> throw new IllegalStateException("never judged: " + rejected);
    };
  }

  private static Standing judged(Judgement judgement) {
    return new Standing(judgement, judgement.verdict().outcome(), null);
  }
}
