package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import osa.eligibility.policy.domain.RuleSet.Reference;

/// What can be done to the versions of a policy. Checks and back-tests are looked at before, and
/// what they came to travels here.
public sealed interface PolicyCommand {

  /// Takes over the versions that come with the service, if the policy has none yet.
  record AdoptBundled(List<Bundled> versions) implements PolicyCommand {
    public AdoptBundled {
      versions = List.copyOf(versions);
    }
  }

  record DraftRuleSet(
      Policy policy,
      String id,
      String title,
      List<Reference> references,
      Model model,
      TestCases testCases,
      String author,
      Optional<Checks> checks)
      implements PolicyCommand {
    public DraftRuleSet {
      references = List.copyOf(references);
    }
  }

  /// Changes what is given and leaves the rest.
  record ReviseRuleSet(
      String id,
      Optional<Model> model,
      Optional<TestCases> testCases,
      String reviser,
      Optional<Checks> checks)
      implements PolicyCommand {}

  /// @param checks passed just now
  record SubmitRuleSet(String id, Checks checks, String submitter) implements PolicyCommand {}

  /// @param evidence what the back-test report says of the content that is approved
  record ApproveRuleSet(String id, Approval approval, Evidence evidence) implements PolicyCommand {}

  /// @param validTo null when no end is known
  record PublishRuleSet(String id, LocalDate validFrom, LocalDate validTo, String publisher)
      implements PolicyCommand {}

  /// Notes that the day of a published version has come; not before it, and once.
  ///
  /// @param today the Japan date
  record BringIntoForce(String id, LocalDate today) implements PolicyCommand {}

  /// @param today only what is not in force yet can be withdrawn
  record WithdrawRuleSet(String id, String reason, String withdrawer, LocalDate today)
      implements PolicyCommand {}

  /// A version that comes with the service.
  record Bundled(
      String id,
      String title,
      List<Reference> references,
      Model model,
      LocalDate validFrom,
      LocalDate validTo) {
    public Bundled {
      references = List.copyOf(references);
    }
  }
}
