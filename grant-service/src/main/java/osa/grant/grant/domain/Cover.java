package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import osa.grant.grant.domain.Assessment.Answered;
import osa.grant.grant.domain.Assessment.NeverRequested;
import osa.grant.grant.domain.Assessment.Pending;
import osa.grant.grant.domain.Assessment.Reassessed;
import osa.grant.grant.domain.Assessment.Rejected;
import osa.grant.grant.domain.GrantCommand.SupersedeAssessment;
import osa.grant.grant.domain.GrantEvent.AssessmentSuperseded;

/// What is known of the grant's eligibility. A new request supersedes the one before: the officer
/// asked again because the old answer no longer serves, so the old answer must not cover anything.
/// Nor does an answer that no longer holds because the world changed.
///
/// @param superseded earlier assessments; an answer about one of them changes nothing any more
public record Cover(Assessment latest, List<UUID> superseded) {

  static final Cover NONE = new Cover(new NeverRequested(), List.of());

  public Cover {
    superseded = List.copyOf(superseded);
  }

  /// The assessment that counts; empty when none was ever requested.
  Optional<UUID> latestId() {
    return switch (latest) {
      case NeverRequested() -> Optional.empty();
      case Pending(UUID id, _) -> Optional.of(id);
      case Answered(UUID id, _, _) -> Optional.of(id);
      case Reassessed r -> Optional.of(r.assessmentId());
      case Rejected(UUID id, _, _) -> Optional.of(id);
    };
  }

  /// When the latest assessment was requested; empty when none ever was.
  Optional<LocalDate> requestedOn() {
    return switch (latest) {
      case NeverRequested() -> Optional.empty();
      case Pending(_, LocalDate on) -> Optional.of(on);
      case Answered(_, LocalDate on, _) -> Optional.of(on);
      case Reassessed r -> Optional.of(r.requestedOn());
      case Rejected(_, LocalDate on, _) -> Optional.of(on);
    };
  }

  boolean isLatest(UUID assessmentId) {
    return latestId().filter(assessmentId::equals).isPresent();
  }

  boolean knows(UUID assessmentId) {
    return isLatest(assessmentId) || superseded.contains(assessmentId);
  }

  Cover requested(UUID assessmentId, LocalDate requestedOn) {
    List<UUID> earlier = new ArrayList<>(superseded);
    latestId().ifPresent(earlier::add);
    return new Cover(new Pending(assessmentId, requestedOn), earlier);
  }

  /// Throws [IllegalStateException] when another assessment is the latest.
  Cover answered(UUID assessmentId, Verdict verdict) {
    LocalDate requestedOn = requestedOnOf(assessmentId);
    return switch (latest) {
      case Reassessed again -> new Cover(again.with(verdict), superseded);
      case NeverRequested _, Pending _, Answered _, Rejected _ ->
          new Cover(new Answered(assessmentId, requestedOn, verdict), superseded);
    };
  }

  /// Whether this is news about what was requested last. News may overtake one another: only that
  /// of a later round counts.
  boolean isOvertakenBy(SupersedeAssessment news) {
    return switch (latest) {
      case NeverRequested(), Rejected _ -> false;
      case Pending(UUID id, _) -> id.equals(news.requestedAssessmentId());
      case Answered(UUID id, _, _) -> id.equals(news.requestedAssessmentId());
      case Reassessed again ->
          again.requestedAssessmentId().equals(news.requestedAssessmentId())
              && again.round() < news.round();
    };
  }

  /// Throws [IllegalStateException] when nothing was ever requested.
  Cover reassessed(AssessmentSuperseded event) {
    LocalDate requestedOn =
        requestedOn().orElseThrow(() -> new IllegalStateException("assessed again, never asked"));
    Set<UUID> earlier = new LinkedHashSet<>(superseded);
    latestId().ifPresent(earlier::add);
    earlier.add(event.requestedAssessmentId());
    earlier.add(event.supersededAssessmentId());
    return new Cover(
        new Reassessed(
            event.assessmentId(),
            event.requestedAssessmentId(),
            event.round(),
            requestedOn,
            event.verdict(),
            event.cause()),
        List.copyOf(earlier));
  }

  /// Throws [IllegalStateException] when another assessment is the latest.
  Cover rejected(UUID assessmentId, String reason) {
    return new Cover(new Rejected(assessmentId, requestedOnOf(assessmentId), reason), superseded);
  }

  private LocalDate requestedOnOf(UUID assessmentId) {
    return requestedOn()
        .filter(_ -> isLatest(assessmentId))
        .orElseThrow(() -> new IllegalStateException("an answer to no open assessment"));
  }
}
