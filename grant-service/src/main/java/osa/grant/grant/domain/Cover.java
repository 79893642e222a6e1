package osa.grant.grant.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osa.grant.grant.domain.Assessment.Answered;
import osa.grant.grant.domain.Assessment.NeverRequested;
import osa.grant.grant.domain.Assessment.Pending;
import osa.grant.grant.domain.Assessment.Rejected;

/// What is known of the grant's eligibility. A new request supersedes the one before: the officer
/// asked again because the old answer no longer serves, so the old answer must not cover anything.
///
/// @param superseded earlier assessments; an answer about one of them changes nothing any more
public record Cover(Assessment latest, List<UUID> superseded) {

  static final Cover NONE = new Cover(new NeverRequested(), List.of());

  public Cover {
    superseded = List.copyOf(superseded);
  }

  /// The assessment requested last; empty when none ever was.
  Optional<UUID> latestId() {
    return switch (latest) {
      case NeverRequested() -> Optional.empty();
      case Pending(UUID id, _) -> Optional.of(id);
      case Answered(UUID id, _, _) -> Optional.of(id);
      case Rejected(UUID id, _, _) -> Optional.of(id);
    };
  }

  /// When the latest assessment was requested; empty when none ever was.
  Optional<LocalDate> requestedOn() {
    return switch (latest) {
      case NeverRequested() -> Optional.empty();
      case Pending(_, LocalDate on) -> Optional.of(on);
      case Answered(_, LocalDate on, _) -> Optional.of(on);
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
    return new Cover(new Answered(assessmentId, requestedOnOf(assessmentId), verdict), superseded);
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
