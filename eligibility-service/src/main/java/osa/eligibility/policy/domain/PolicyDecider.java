package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import osa.eligibility.policy.domain.PolicyCommand.AdoptBundled;
import osa.eligibility.policy.domain.PolicyCommand.ApproveRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.BringIntoForce;
import osa.eligibility.policy.domain.PolicyCommand.Bundled;
import osa.eligibility.policy.domain.PolicyCommand.DraftRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.PublishRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.ReviseRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.SubmitRuleSet;
import osa.eligibility.policy.domain.PolicyCommand.WithdrawRuleSet;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetApproved;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetChecked;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetDrafted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetExtended;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetPublished;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetRevised;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSubmitted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;
import osa.eligibility.policy.domain.PolicyEvent.TestCasesFiled;
import osa.eligibility.policy.domain.Stage.Published;
import osa.kernel.Decider;
import osa.kernel.Decision;

/// The life of the versions of one policy. Two persons stand behind a published version, over the
/// very content that was checked and back-tested; on any day at most one is in force.
public final class PolicyDecider implements Decider<PolicyVersions, PolicyCommand, PolicyEvent> {

  /// How many versions a policy may have, withdrawn ones included.
  public static final int VERSIONS_MAX = 500;

  private static final LocalDate EARLIEST = LocalDate.of(1945, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  @Override
  public PolicyVersions initial() {
    return PolicyVersions.NONE;
  }

  @Override
  public Decision<PolicyEvent> decide(PolicyCommand command, PolicyVersions state) {
    return switch (command) {
      case AdoptBundled(var bundled) ->
          state.version() > 0 ? Decision.accept() : Decision.accept(adopt(bundled));
      case DraftRuleSet draft -> draft(draft, state);
      case ReviseRuleSet revise ->
          of(state, revise.id(), version -> revise(revise, version, state));
      case SubmitRuleSet submit -> of(state, submit.id(), version -> submit(submit, version));
      case ApproveRuleSet approve -> of(state, approve.id(), version -> approve(approve, version));
      case PublishRuleSet publish ->
          of(state, publish.id(), version -> publish(publish, version, state));
      case BringIntoForce bring -> of(state, bring.id(), version -> bringIntoForce(bring, version));
      case WithdrawRuleSet withdraw ->
          of(state, withdraw.id(), version -> withdraw(withdraw, version, state));
    };
  }

  private static Decision<PolicyEvent> of(
      PolicyVersions state, String id, Function<RuleSetVersion, Decision<PolicyEvent>> decision) {
    return state
        .find(id)
        .map(decision)
        .orElseGet(() -> Decision.reject(PolicyRejection.UNKNOWN_RULE_SET, Map.of("id", id)));
  }

  /// In the order in which they came into force, each ending the one before.
  private static List<PolicyEvent> adopt(List<Bundled> bundled) {
    List<Bundled> inOrder =
        bundled.stream().sorted(Comparator.comparing(Bundled::validFrom)).toList();
    List<PolicyEvent> events = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      Bundled version = inOrder.get(i);
      Bundled next = i + 1 < inOrder.size() ? inOrder.get(i + 1) : null;
      boolean superseded = next != null && next.validFrom().equals(version.validTo());
      events.add(new ModelFiled(version.model().contentHash(), version.model().dmn()));
      events.add(
          new RuleSetAdopted(
              version.id(),
              version.title(),
              version.references(),
              version.model().contentHash(),
              version.validFrom(),
              superseded ? null : version.validTo()));
      if (superseded) {
        events.add(new RuleSetSuperseded(version.id(), next.id(), version.validTo()));
      }
    }
    return events;
  }

  private static Decision<PolicyEvent> draft(DraftRuleSet draft, PolicyVersions state) {
    if (!Policy.ofVersion(draft.id()).equals(Optional.of(draft.policy()))) {
      return Decision.reject(
          PolicyRejection.ID_OF_ANOTHER_POLICY,
          Map.of("id", draft.id(), "sign", draft.policy().sign()));
    }
    if (state.find(draft.id()).isPresent()) {
      return Decision.reject(PolicyRejection.RULE_SET_EXISTS, Map.of("id", draft.id()));
    }
    if (state.byId().size() >= VERSIONS_MAX) {
      return Decision.reject(
          PolicyRejection.TOO_MANY_VERSIONS, Map.of("versionsMax", VERSIONS_MAX));
    }
    String content = draft.model().contentHash();
    String cases = draft.testCases().hash();
    if (draft.checks().isPresent() && !areOf(draft.checks().get(), content, cases)) {
      return checkedAnotherContent(draft.id());
    }
    List<PolicyEvent> events = new ArrayList<>();
    file(Optional.of(draft.model()), Optional.of(draft.testCases()), state, events);
    events.add(
        new RuleSetDrafted(
            draft.id(), draft.title(), draft.references(), content, cases, draft.author()));
    draft.checks().ifPresent(checks -> events.add(new RuleSetChecked(draft.id(), checks)));
    return Decision.accept(events);
  }

  private static Decision<PolicyEvent> revise(
      ReviseRuleSet revise, RuleSetVersion version, PolicyVersions state) {
    if (version.publication().isPresent() || version.stage() instanceof Stage.Withdrawn) {
      return wrongState(version, "DRAFT", "CHECKED", "SUBMITTED", "APPROVED");
    }
    String content = revise.model().map(Model::contentHash).orElse(version.contentHash());
    String cases = revise.testCases().map(TestCases::hash).orElse(version.testCasesHash());
    if (revise.checks().isPresent() && !areOf(revise.checks().get(), content, cases)) {
      return checkedAnotherContent(version.id());
    }
    if (content.equals(version.contentHash()) && cases.equals(version.testCasesHash())) {
      return Decision.accept();
    }
    List<PolicyEvent> events = new ArrayList<>();
    file(revise.model(), revise.testCases(), state, events);
    events.add(
        new RuleSetRevised(
            version.id(), version.title(), version.references(), content, cases, revise.reviser()));
    revise.checks().ifPresent(checks -> events.add(new RuleSetChecked(version.id(), checks)));
    return Decision.accept(events);
  }

  /// Files what is not filed yet.
  private static void file(
      Optional<Model> model,
      Optional<TestCases> testCases,
      PolicyVersions state,
      List<PolicyEvent> events) {
    model
        .filter(one -> !state.models().containsKey(one.contentHash()))
        .ifPresent(one -> events.add(new ModelFiled(one.contentHash(), one.dmn())));
    testCases
        .filter(some -> !state.testCases().containsKey(some.hash()))
        .ifPresent(some -> events.add(new TestCasesFiled(some.hash(), some.cases())));
  }

  private static boolean areOf(Checks checks, String contentHash, String testCasesHash) {
    return checks.contentHash().equals(contentHash) && checks.testCasesHash().equals(testCasesHash);
  }

  private static Decision<PolicyEvent> submit(SubmitRuleSet submit, RuleSetVersion version) {
    boolean known =
        switch (version.stage()) {
          case Stage.Draft() -> false;
          case Stage.Checked(var checks) -> checks.equals(submit.checks());
          case Stage.Submitted _, Stage.Approved _, Published _, Stage.Withdrawn _ -> true;
        };
    return switch (version.stage()) {
      case Stage.Draft _, Stage.Checked _
          when !areOf(submit.checks(), version.contentHash(), version.testCasesHash()) ->
          checkedAnotherContent(version.id());
      case Stage.Draft _, Stage.Checked _ ->
          Decision.accept(
              Stream.<PolicyEvent>of(
                      new RuleSetChecked(version.id(), submit.checks()),
                      new RuleSetSubmitted(version.id(), submit.checks(), submit.submitter()))
                  .skip(known ? 1 : 0)
                  .toList());
      case Stage.Submitted _, Stage.Approved _, Published _, Stage.Withdrawn _ ->
          wrongState(version, "DRAFT", "CHECKED");
    };
  }

  private static Decision<PolicyEvent> approve(ApproveRuleSet approve, RuleSetVersion version) {
    Approval approval = approve.approval();
    return switch (version.stage()) {
      case Stage.Submitted _ when version.people().contains(approval.approver()) ->
          Decision.reject(
              PolicyRejection.AUTHOR_MAY_NOT_APPROVE,
              Map.of("id", version.id(), "writtenBy", version.people()));
      case Stage.Submitted _ when !approval.contentHash().equals(version.contentHash()) ->
          Decision.reject(
              PolicyRejection.APPROVED_ANOTHER_CONTENT,
              Map.of("id", version.id(), "contentHash", version.contentHash()));
      case Stage.Submitted _ ->
          switch (approve.evidence()) {
            case NONE -> backTestShows(PolicyRejection.BACK_TEST_UNKNOWN, approval);
            case NO_CASE -> backTestShows(PolicyRejection.BACK_TEST_SHOWS_NO_CASE, approval);
            case CASES -> Decision.accept(new RuleSetApproved(version.id(), approval));
          };
      case Stage.Draft _, Stage.Checked _, Stage.Approved _, Published _, Stage.Withdrawn _ ->
          wrongState(version, "SUBMITTED");
    };
  }

  private static Decision<PolicyEvent> backTestShows(PolicyRejection code, Approval approval) {
    return Decision.reject(
        code,
        Map.of("backTestHash", approval.backTestHash(), "contentHash", approval.contentHash()));
  }

  private static Decision<PolicyEvent> publish(
      PublishRuleSet publish, RuleSetVersion version, PolicyVersions state) {
    if (!(version.stage() instanceof Stage.Approved)) {
      return wrongState(version, "APPROVED");
    }
    LocalDate from = publish.validFrom();
    LocalDate to = publish.validTo();
    if (from.isBefore(EARLIEST)
        || from.isAfter(LATEST)
        || to != null && (!from.isBefore(to) || to.isAfter(LATEST))) {
      return Decision.reject(PolicyRejection.NEVER_IN_FORCE, validity(from, to));
    }
    List<PolicyEvent> events = new ArrayList<>();
    for (RuleSetVersion other : state.published().toList()) {
      Published known = other.publication().orElseThrow();
      if (!known.overlaps(from, to)) {
        continue;
      }
      if (known.validTo() != null || !known.validFrom().isBefore(from)) {
        Map<String, Object> named = validity(known.validFrom(), known.validTo());
        named.put("ruleSetId", other.id());
        return Decision.reject(PolicyRejection.VALIDITY_OVERLAPS, named);
      }
      events.add(new RuleSetSuperseded(other.id(), version.id(), from));
    }
    events.add(
        new RuleSetPublished(version.id(), version.contentHash(), from, to, publish.publisher()));
    return Decision.accept(events);
  }

  private static Map<String, Object> validity(LocalDate from, LocalDate to) {
    Map<String, Object> days = new TreeMap<>();
    days.put("validFrom", from);
    if (to != null) {
      days.put("validTo", to);
    }
    return days;
  }

  /// Whoever asks too early, again, or about what was withdrawn meanwhile, changes nothing.
  private static Decision<PolicyEvent> bringIntoForce(
      BringIntoForce bring, RuleSetVersion version) {
    return switch (version.stage()) {
      case Published known when known.isDue(bring.today()) ->
          Decision.accept(new RuleSetCameIntoForce(version.id(), known.validFrom()));
      case Published _,
          Stage.Draft _,
          Stage.Checked _,
          Stage.Submitted _,
          Stage.Approved _,
          Stage.Withdrawn _ ->
          Decision.accept();
    };
  }

  private static Decision<PolicyEvent> withdraw(
      WithdrawRuleSet withdraw, RuleSetVersion version, PolicyVersions state) {
    RuleSetWithdrawn withdrawn =
        new RuleSetWithdrawn(version.id(), withdraw.reason(), withdraw.withdrawer());
    return switch (version.stage()) {
      case Stage.Draft _, Stage.Checked _, Stage.Submitted _, Stage.Approved _ ->
          Decision.accept(withdrawn);
      case Published known
          when known.cameIntoForce() || !withdraw.today().isBefore(known.validFrom()) ->
          Decision.reject(
              PolicyRejection.ALREADY_IN_FORCE,
              Map.of("id", version.id(), "validFrom", known.validFrom()));
      case Published _ ->
          Decision.accept(
              Stream.concat(Stream.of(withdrawn), goingOn(version.id(), state)).toList());
      case Stage.Withdrawn _ ->
          wrongState(version, "DRAFT", "CHECKED", "SUBMITTED", "APPROVED", "PUBLISHED");
    };
  }

  /// The version that would have ended for the withdrawn one holds on, until the next.
  private static Stream<PolicyEvent> goingOn(String withdrawn, PolicyVersions state) {
    return state
        .published()
        .filter(
            version ->
                version
                    .publication()
                    .flatMap(Published::supersededBy)
                    .equals(Optional.of(withdrawn)))
        .map(
            version -> {
              Optional<RuleSetVersion> next =
                  state.firstAfter(PolicyVersions.validFrom(version), withdrawn);
              return new RuleSetExtended(
                  version.id(),
                  next.map(PolicyVersions::validFrom).orElse(null),
                  next.map(RuleSetVersion::id).orElse(null));
            });
  }

  private static Decision<PolicyEvent> checkedAnotherContent(String id) {
    return Decision.reject(PolicyRejection.CHECKED_ANOTHER_CONTENT, Map.of("id", id));
  }

  private static Decision<PolicyEvent> wrongState(RuleSetVersion version, String... allowed) {
    return Decision.reject(
        PolicyRejection.WRONG_STATE,
        Map.of(
            "id", version.id(),
            "state", version.stage().state().name(),
            "possibleIn", List.of(allowed)));
  }

  @Override
  public PolicyVersions evolve(PolicyVersions state, PolicyEvent event) {
    return Evolution.of(state, event);
  }
}
