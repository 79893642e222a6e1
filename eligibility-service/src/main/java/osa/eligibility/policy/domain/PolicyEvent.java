package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.policy.domain.RuleSet.Reference;

/// What has happened to the versions of a policy. What is long is filed once, under the hash of its
/// content; all else names it by that, so that the last event of a stream is always short.
public sealed interface PolicyEvent {

  record ModelFiled(String contentHash, String dmn) implements PolicyEvent {}

  record TestCasesFiled(String hash, List<TestCase> testCases) implements PolicyEvent {
    public TestCasesFiled {
      testCases = List.copyOf(testCases);
    }
  }

  /// What has happened to one version.
  sealed interface OfVersion extends PolicyEvent {
    String id();
  }

  /// It came with the service, reviewed and released like code.
  record RuleSetAdopted(
      String id,
      String title,
      List<Reference> references,
      String contentHash,
      LocalDate validFrom,
      LocalDate validTo)
      implements OfVersion {
    public RuleSetAdopted {
      references = List.copyOf(references);
    }
  }

  record RuleSetDrafted(
      String id,
      String title,
      List<Reference> references,
      String contentHash,
      String testCasesHash,
      String author)
      implements OfVersion {
    public RuleSetDrafted {
      references = List.copyOf(references);
    }
  }

  /// It is a draft again, with all of this.
  record RuleSetRevised(
      String id,
      String title,
      List<Reference> references,
      String contentHash,
      String testCasesHash,
      String reviser)
      implements OfVersion {
    public RuleSetRevised {
      references = List.copyOf(references);
    }
  }

  record RuleSetChecked(String id, Checks checks) implements OfVersion {}

  record RuleSetSubmitted(String id, Checks checks, String submitter) implements OfVersion {}

  record RuleSetApproved(String id, Approval approval) implements OfVersion {}

  /// In force from `validFrom` until the day before `validTo`; null when no end is known.
  record RuleSetPublished(
      String id, String contentHash, LocalDate validFrom, LocalDate validTo, String publisher)
      implements OfVersion {}

  /// The day has come from which it holds. Recorded once, and only of a version that was published
  /// before its day: another holds from its publication.
  record RuleSetCameIntoForce(String id, LocalDate validFrom) implements OfVersion {}

  /// Another version holds from `validTo` on.
  record RuleSetSuperseded(String id, String supersededBy, LocalDate validTo)
      implements OfVersion {}

  /// The version that was to take its place was withdrawn: it holds on, until another takes it.
  ///
  /// @param validTo null when no end is known
  /// @param supersededBy null when no end is known
  record RuleSetExtended(String id, LocalDate validTo, String supersededBy) implements OfVersion {}

  record RuleSetWithdrawn(String id, String reason, String withdrawer) implements OfVersion {}
}
