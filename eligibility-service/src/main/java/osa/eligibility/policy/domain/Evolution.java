package osa.eligibility.policy.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import osa.eligibility.policy.domain.PolicyEvent.ModelFiled;
import osa.eligibility.policy.domain.PolicyEvent.OfVersion;
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
import osa.eligibility.policy.domain.Stage.Approved;
import osa.eligibility.policy.domain.Stage.Published;
import osa.eligibility.policy.domain.Stage.Submitted;

/// What an event makes of the versions of a policy. An event that cannot follow stops the reader.
final class Evolution {

  private Evolution() {}

  static PolicyVersions of(PolicyVersions state, PolicyEvent event) {
    return switch (event) {
      case ModelFiled filed -> state.filing(filed);
      case TestCasesFiled filed -> state.filing(filed);
      case OfVersion step -> of(state, step, state.version() + 1);
    };
  }

  private static PolicyVersions of(PolicyVersions state, OfVersion event, long step) {
    return switch (event) {
      case RuleSetAdopted adopted -> state.beginning(adopted(adopted, step));
      case RuleSetDrafted drafted -> state.beginning(drafted(drafted, step));
      case RuleSetRevised revised ->
          state.changing(revised.id(), version -> version.revised(revised, step));
      case RuleSetChecked(var id, var checks) ->
          moving(state, id, step, _ -> new Stage.Checked(checks));
      case RuleSetSubmitted(var id, var checks, var submitter) ->
          moving(state, id, step, _ -> new Submitted(checks, submitter));
      case RuleSetApproved(var id, var approval) ->
          moving(
              state,
              id,
              step,
              stage ->
                  stage instanceof Submitted(var checks, _)
                      ? new Approved(checks, approval)
                      : impossible(id, "approved"));
      case RuleSetPublished published ->
          moving(
              state,
              published.id(),
              step,
              stage ->
                  stage instanceof Approved(_, var approval)
                      ? new Published(
                          published.validFrom(),
                          published.validTo(),
                          Optional.empty(),
                          Optional.of(approval),
                          false)
                      : impossible(published.id(), "published"));
      case RuleSetCameIntoForce(var id, _) ->
          moving(
              state,
              id,
              step,
              stage ->
                  stage instanceof Published published
                      ? published.inForce()
                      : impossible(id, "brought into force"));
      case RuleSetSuperseded(var id, var by, var validTo) -> ending(state, id, step, validTo, by);
      case RuleSetExtended(var id, var validTo, var by) -> ending(state, id, step, validTo, by);
      case RuleSetWithdrawn(var id, var reason, _) ->
          state.changing(
              id, version -> version.at(new Stage.Withdrawn(reason, version.publication()), step));
    };
  }

  private static PolicyVersions ending(
      PolicyVersions state, String id, long step, LocalDate validTo, String by) {
    return moving(
        state,
        id,
        step,
        stage ->
            stage instanceof Published published
                ? published.until(validTo, by)
                : impossible(id, "superseded"));
  }

  private static PolicyVersions moving(
      PolicyVersions state, String id, long step, Function<Stage, Stage> next) {
    return state.changing(id, version -> version.at(next.apply(version.stage()), step));
  }

  private static Stage impossible(String id, String what) {
    throw new IllegalStateException(id + " cannot have been " + what);
  }

  private static RuleSetVersion adopted(RuleSetAdopted adopted, long step) {
    return new RuleSetVersion(
        adopted.id(),
        adopted.title(),
        adopted.references(),
        adopted.contentHash(),
        null,
        List.of(),
        new Published(
            adopted.validFrom(), adopted.validTo(), Optional.empty(), Optional.empty(), false),
        List.of(step));
  }

  private static RuleSetVersion drafted(RuleSetDrafted drafted, long step) {
    return new RuleSetVersion(
        drafted.id(),
        drafted.title(),
        drafted.references(),
        drafted.contentHash(),
        drafted.testCasesHash(),
        List.of(drafted.author()),
        new Stage.Draft(),
        List.of(step));
  }
}
