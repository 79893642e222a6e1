package osa.eligibility.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.domain.Assessment;
import osa.eligibility.assessment.domain.AssessmentCommand;
import osa.eligibility.assessment.domain.AssessmentCommand.CloseReferral;
import osa.eligibility.assessment.domain.AssessmentCommand.RecordJudgement;
import osa.eligibility.assessment.domain.AssessmentCommand.RejectRequest;
import osa.eligibility.assessment.domain.AssessmentDecider;
import osa.eligibility.assessment.domain.AssessmentEvent;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Change;
import osa.eligibility.policy.RulesChanges;
import osa.eligibility.policy.domain.RulesChange;
import osa.kernel.Checkpoint;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of assessments. A request is judged first, with what is known at this moment,
/// and the finished judgement is what the command records; a replay asks no rule.
@ApplicationScoped
public class AssessmentCommandHandler {

  private final CommandHandler<Assessment, AssessmentCommand, AssessmentEvent> handler;
  private final Reassessing reassessing;
  private final RulesOvertaking overtaken;
  private final CountryCommandHandler countries;
  private final Assessor assessor;
  private final Now now;

  public AssessmentCommandHandler(
      EventStore store,
      Transactions transactions,
      Projections projections,
      CountryCommandHandler countries,
      RulesChanges rules,
      Assessor assessor,
      InstantSource clock,
      @ConfigProperty(name = "osa.business-zone") ZoneId zone) {
    this.handler =
        new CommandHandler<>(
            new AssessmentDecider(), AssessmentEvent.class, store, transactions, projections);
    this.now = new Now(clock, zone);
    this.reassessing = new Reassessing(handler, store, transactions, countries, assessor, now);
    this.overtaken = new RulesOvertaking(reassessing, assessor, rules);
    this.countries = countries;
    this.assessor = assessor;
  }

  /// Refused, and nothing recorded, when the request cannot be judged at all.
  public Outcome<AssessmentEvent> assess(
      AssessmentId id, AssessmentRequest request, Context context) {
    Instant knownAt = now.knownAt();
    return switch (assessor.assess(request, knownAt, countries::facts)) {
      case Answer.Judged(var judgement) ->
          handler.begin(id.stream(), new RecordJudgement(id, judgement), context);
      case Answer.Refused(var rejection) -> new Outcome.Refused<>(rejection);
    };
  }

  public Outcome<AssessmentEvent> reject(RejectRequest command, Context context) {
    return handler.handle(command.id().stream(), command, ExpectedVersion.any(), context);
  }

  public Outcome<AssessmentEvent> closeReferral(
      AssessmentId id, CloseReferral command, ExpectedVersion expected, Context context) {
    return handler.handle(id.stream(), command, expected, context);
  }

  /// Judges the case again because of what was recorded since. Records nothing when the verdict is
  /// the same, or another assessment has taken this one's place already.
  ///
  /// @param place of the recording in the log: what was judged later has its own turn
  public void reassess(AssessmentId id, Change change, Checkpoint place, Context context) {
    reassessing.reassess(id, change, place, context);
    overtaken.reassessAfterFact(id, place, context);
  }

  /// The same because of other rules. They are not asked when the case was judged by them already.
  public void reassess(AssessmentId id, RulesChange change, Context context) {
    reassessing.reassess(id, change, context);
  }

  /// The same where something was being recorded while the case was judged, and was missed.
  public void reassessIfOvertaken(AssessmentId id, Context context) {
    reassessing.reassessIfOvertaken(id, context);
  }

  /// The same for rules.
  ///
  /// @param place of the assessment's first event in the log: what came after it has its own turn
  public void reassessIfRulesOvertook(AssessmentId id, Checkpoint place, Context context) {
    overtaken.reassess(id, place, context);
  }
}
