package osa.eligibility.policy.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet.Reference;
import osa.eligibility.policy.domain.TestCase;
import osa.eligibility.policy.domain.TestCase.Expected;
import osa.kernel.rest.Dated;

/// The bodies of the commands to rule sets.
public final class RuleSetRequests {

  static final String ID = "^[A-Z0-9][A-Za-z0-9._-]{2,39}$";
  private static final int TEXT_MAX = 500;
  private static final int REFERENCES_MAX = 50;
  private static final int INPUTS_MAX = 50;
  private static final String HASH = "^[0-9a-f]{64}$";
  private static final String NO_HASH = "is not a SHA-256 in hex";

  private RuleSetRequests() {}

  @Schema(name = "NewRuleSet")
  public record Draft(
      @NotNull Policy policy,
      @NotNull
          @Pattern(regexp = ID, message = "is not an id such as 3P-2027")
          @Schema(description = "Begins with the policy's sign, 3P- or OSA-", examples = "3P-2027")
          String id,
      @NotBlank @Size(max = TEXT_MAX) String title,
      @Size(max = REFERENCES_MAX) @Schema(description = "Where the rules were read")
          List<@NotNull @Valid ReferenceEntry> references,
      @NotNull @Schema(description = "The decision model, DMN XML; its bytes are its UTF-8")
          String model,
      @Schema(description = "Examples that it has to answer as expected")
          List<@NotNull @Valid TestCaseEntry> testCases,
      LocalDate occurredOn)
      implements Dated {

    List<Reference> referencesOrNone() {
      return references == null
          ? List.of()
          : references.stream().map(ReferenceEntry::reference).toList();
    }

    List<TestCase> testCasesOrNone() {
      return testCases == null
          ? List.of()
          : testCases.stream().map(TestCaseEntry::testCase).toList();
    }
  }

  @Schema(name = "ReferenceEntry")
  public record ReferenceEntry(
      @NotBlank @Size(max = TEXT_MAX) String title, @Size(max = TEXT_MAX) String url) {

    Reference reference() {
      return new Reference(title, url);
    }
  }

  @Schema(name = "TestCases")
  public record Examples(
      @NotNull List<@NotNull @Valid TestCaseEntry> testCases, LocalDate occurredOn)
      implements Dated {

    List<TestCase> cases() {
      return testCases.stream().map(TestCaseEntry::testCase).toList();
    }
  }

  @Schema(name = "TestCase", description = "An example that a version has to answer as expected")
  public record TestCaseEntry(
      @NotBlank @Size(max = TEXT_MAX) @Schema(examples = "An armed drone goes to the NSC")
          String name,
      @Size(max = TEXT_MAX)
          @Schema(
              description = "The decision that is asked; left out: all that the inputs suffice for",
              examples = "Permission")
          String decision,
      @NotEmpty
          @Size(max = INPUTS_MAX)
          @Schema(description = "Words and truth values, by the names of the inputs")
          Map<@NotBlank String, @NotNull Object> inputs,
      @NotNull @Valid ExpectedEntry expected) {

    TestCase testCase() {
      return new TestCase(
          name,
          decision,
          inputs,
          new Expected(expected.answer(), expected.reasons(), expected.outcome()));
    }
  }

  @Schema(name = "Expected", description = "What has to come out; what is left out may be anything")
  public record ExpectedEntry(
      @Size(max = TEXT_MAX)
          @Schema(description = "The word that the decision answers", examples = "NSC_APPROVAL")
          String answer,
      @Size(max = INPUTS_MAX)
          @Schema(description = "The codes of all reasons that are given, in any order")
          List<@NotBlank String> reasons,
      @Pattern(
              regexp = "ELIGIBLE|INELIGIBLE|REFERRED",
              message = "is none of ELIGIBLE, INELIGIBLE, REFERRED")
          @Schema(description = "What the reasons come to", examples = "REFERRED")
          String outcome) {}

  /// What PUT gets as XML, with the day that every command has.
  record RevisedModel(String contentHash, LocalDate occurredOn) implements Dated {}

  @Schema(name = "Submission")
  public record Submission(LocalDate occurredOn) implements Dated {}

  @Schema(name = "Approval")
  public record ApprovalEntry(
      @NotNull
          @Pattern(regexp = HASH, message = NO_HASH)
          @Schema(description = "SHA-256 of the model that is approved")
          String contentHash,
      @NotNull
          @Pattern(regexp = HASH, message = NO_HASH)
          @Schema(description = "Hash of the back-test report that was looked at")
          String backTestHash,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "Publication")
  public record Publication(
      @NotNull
          @Schema(
              description =
                  "The first day on which it is in force, which may lie ahead. The version whose"
                      + " validity has no end and includes this day ends on it",
              examples = "2027-01-01")
          LocalDate validFrom,
      @Schema(description = "The first day on which it is no longer in force; left out: no end")
          LocalDate validTo,
      LocalDate occurredOn)
      implements Dated {}

  @Schema(name = "RuleSetWithdrawal")
  public record Withdrawal(
      @NotBlank @Size(max = TEXT_MAX) @Schema(description = "Why, to be read back years later")
          String reason,
      LocalDate occurredOn)
      implements Dated {}
}
