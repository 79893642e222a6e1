package osa.eligibility.lab.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement.RuleSetUsed;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.rules.Sheet.Subject;
import osa.eligibility.dmn.Answer.Row;
import osa.eligibility.lab.domain.AlterationText;
import osa.eligibility.lab.domain.AlteredFact;
import osa.eligibility.lab.domain.BackTestFigures.Transition;
import osa.eligibility.lab.domain.Candidate;
import osa.eligibility.lab.domain.FactsAsKnown;
import osa.eligibility.lab.domain.GridPlan;
import osa.eligibility.lab.domain.TestedOutcome;
import osa.eligibility.policy.domain.Policy;

/// Everything that a back-test found. All numbers count every case; only the cases shown one by one
/// are bounded.
///
/// @param basis what was compared
/// @param cases how many were compared
/// @param outcomesChanged cases that come to another outcome
/// @param reasonsChanged cases that come to the same outcome for other reasons
/// @param notAssessed stored requests that could never be judged: they are no cases
/// @param rulesGone stored assessments whose rule sets are gone: they could not be compared
/// @param transitions from which outcome to which, unchanged ones included
/// @param causes what made the outcomes change
/// @param byCandidate how many cases each candidate answered: those of days on which it would hold
/// @param rows the rows of decision tables that made outcomes change, most cases first
@Schema(name = "BackTestReport")
public record Report(
    Basis basis,
    long cases,
    long outcomesChanged,
    long reasonsChanged,
    long notAssessed,
    long rulesGone,
    List<Transition> transitions,
    Causes causes,
    List<CandidateCases> byCandidate,
    List<Group> byCountry,
    List<Group> byItemKind,
    List<Group> byFiscalYear,
    List<RuleRow> rows,
    Grants grants,
    ChangedCases outcomeChanges,
    ChangedCases reasonChanges) {

  /// What was compared, enough to do it again.
  ///
  /// @param engine what evaluated the rules, with its version
  /// @param published the rule sets by which cases were judged that no candidate replaced
  /// @param upTo the place in the log up to which it was read
  /// @param knownAt what had been recorded by then was known
  @Schema(name = "BackTestBasis")
  public record Basis(
      String engine,
      List<RuleSetUsed> published,
      String upTo,
      Instant knownAt,
      List<Tried> candidates,
      boolean assessments,
      FactsAsKnown facts,
      @Schema(nullable = true) GridPlan grid,
      List<SupposedFact> alterations) {}

  /// A candidate, without its text.
  @Schema(name = "TriedCandidate")
  public record Tried(
      Policy policy,
      @Schema(nullable = true) String ruleSetId,
      String contentHash,
      @Schema(nullable = true) LocalDate validFrom) {

    public static Tried of(Candidate candidate) {
      return new Tried(
          candidate.policy(),
          candidate.ruleSetId(),
          candidate.contentHash(),
          candidate.validFrom());
    }
  }

  /// @param cases 0 when it would hold only after all cases: then the report shows nothing of it
  @Schema(name = "CandidateCases")
  public record CandidateCases(Policy policy, String contentHash, long cases) {}

  /// Of the outcomes that changed: how many the rules alone change, how many the facts alone, and
  /// how many only both together.
  @Schema(name = "BackTestCauses")
  public record Causes(long rules, long facts, long both) {}

  /// Cases that have something in common. A case with several kinds of items is counted under each.
  ///
  /// @param transitions those to another outcome
  @Schema(name = "BackTestGroup")
  public record Group(
      String key,
      long cases,
      long outcomesChanged,
      long reasonsChanged,
      List<Transition> transitions) {}

  /// Which side of the comparison.
  @Schema(name = "ComparedSide")
  public enum Side {
    BEFORE,
    AFTER
  }

  /// @param row as a reader counts, from 1
  /// @param rowId its identifier in the model; null when the model gives it none
  /// @param cases in how many changed cases it was hit by a decision that answers otherwise now
  @Schema(name = "BackTestRuleRow")
  public record RuleRow(
      Side side,
      Policy policy,
      String ruleSetId,
      String decision,
      int row,
      @Schema(nullable = true) String rowId,
      long cases) {}

  /// The grants whose standing assessment, the one asked for last, comes to another outcome.
  ///
  /// @param amountJpy the yen of all of them; null when the amount of one is not known
  /// @param amountsMissing how many grants nobody told the amount of
  /// @param ids in their order, bounded like the cases
  @Schema(name = "GrantsConcerned")
  public record Grants(
      long count, @Schema(nullable = true) Long amountJpy, long amountsMissing, List<String> ids) {}

  /// @param shown the first of them, in the order of the cases
  /// @param leftOut how many more there are
  @Schema(name = "ChangedCases")
  public record ChangedCases(List<ChangedCase> shown, long leftOut) {}

  /// @param assessmentId null for a point of a grid
  /// @param grantId null when it is for none
  /// @param armed whether any of its items is
  /// @param reasonsBefore those that are no longer given
  /// @param reasonsAfter those that were not given
  /// @param decisions those that answer otherwise, with their rows; of a stored assessment whose
  ///     rule sets are gone none
  @Schema(name = "ChangedCase")
  public record ChangedCase(
      @Schema(nullable = true) String assessmentId,
      @Schema(nullable = true) String grantId,
      String recipientIso3,
      LocalDate validOn,
      List<ItemKind> itemKinds,
      boolean armed,
      TestedOutcome from,
      TestedOutcome to,
      List<GivenReason> reasonsBefore,
      List<GivenReason> reasonsAfter,
      List<DecisionChange> decisions) {}

  /// A decision that answers otherwise.
  ///
  /// @param about what of the case it was asked about
  /// @param before null when it was not asked then
  /// @param after null when it is not asked any more
  @Schema(name = "DecisionChange")
  public record DecisionChange(
      Policy policy,
      String decision,
      Subject about,
      @Schema(nullable = true) Told before,
      @Schema(nullable = true) Told after) {}

  /// @param rows the rows of its table that answered; none when it is no table
  /// @param bases the sources that these rows cite
  @Schema(name = "DecisionTold")
  public record Told(
      String ruleSetId,
      List<HitRow> rows,
      @Schema(description = "A word, or a list of reasons", nullable = true) Object answer,
      List<String> bases) {}

  /// A fact that was supposed to be otherwise.
  @Schema(name = "SupposedFact")
  public record SupposedFact(
      String iso3,
      AlteredFact fact,
      @Schema(nullable = true) String about,
      String becomes,
      @Schema(nullable = true) LocalDate validFrom,
      @Schema(nullable = true) LocalDate validTo) {

    public static SupposedFact of(AlterationText text) {
      return new SupposedFact(
          text.iso3(), text.fact(), text.about(), text.becomes(), text.validFrom(), text.validTo());
    }
  }

  /// @param lineId the item line it is about; null when it is about the whole case
  @Schema(name = "GivenReason")
  public record GivenReason(
      ReasonCode code, Reason.Effect effect, String basis, @Schema(nullable = true) String lineId) {

    static GivenReason of(Reason reason) {
      return new GivenReason(reason.code(), reason.effect(), reason.basis(), reason.lineId());
    }
  }

  /// @param number as a reader counts, from 1
  /// @param id its identifier in the model; null when the model gives it none
  @Schema(name = "HitRow")
  public record HitRow(int number, @Schema(nullable = true) String id) {

    static HitRow of(Row row) {
      return new HitRow(row.number(), row.id());
    }
  }
}
