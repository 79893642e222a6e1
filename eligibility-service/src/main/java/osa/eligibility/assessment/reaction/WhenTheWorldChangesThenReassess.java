package osa.eligibility.assessment.reaction;

import jakarta.inject.Singleton;
import java.util.List;
import osa.eligibility.assessment.AssessmentCommandHandler;
import osa.eligibility.assessment.CurrentAssessments;
import osa.eligibility.assessment.CurrentAssessments.Placed;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Change;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.policy.RulesChanges;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyEvent;
import osa.eligibility.policy.domain.RulesChange;
import osa.kernel.Context;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.reaction.Reaction;

/// A fact is recorded about a country, or other rules come into force: the case of every grant that
/// it touches is judged again, and where the verdict has changed another assessment takes the place
/// of the one that stood.
///
/// An assessment that was judged while something was being recorded may have missed it, and the own
/// turn of that may have come before the assessment was there. So each assessment is held against
/// the file and the rules once more when its turn comes. One of the two turns comes after both are
/// committed.
@Singleton
public final class WhenTheWorldChangesThenReassess implements Reaction {

  private static final int PAGE_MAX = 200;
  private static final String NAME = WhenTheWorldChangesThenReassess.class.getSimpleName();

  private final AssessmentCommandHandler assessments;
  private final CountryCommandHandler countries;
  private final RulesChanges rules;
  private final CurrentAssessments current;
  private final Transactions transactions;

  public WhenTheWorldChangesThenReassess(
      AssessmentCommandHandler assessments,
      CountryCommandHandler countries,
      RulesChanges rules,
      CurrentAssessments current,
      Transactions transactions) {
    this.assessments = assessments;
    this.countries = countries;
    this.rules = rules;
    this.current = current;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "reassessment";
  }

  @Override
  public void react(RecordedEvent<?> event) {
    Context context = Reaction.causedBy(event, NAME);
    switch (event.stream().category()) {
      case CountryId.CATEGORY -> changed(event.map(CountryEvent.class::cast), context);
      case Policy.CATEGORY ->
          rules
              .by(event.map(PolicyEvent.class::cast))
              .ifPresent(change -> reassess(change, context));
      case AssessmentId.CATEGORY -> judged(event, context);
      // What the kernel notes of its own work in the same log changes nothing for any country.
      default -> {}
    }
  }

  private void changed(RecordedEvent<CountryEvent> event, Context context) {
    switch (event.data()) {
      case CountryRegistered _ -> {}
      case FactRecorded recorded -> reassess(event.<FactRecorded>map(_ -> recorded), context);
    }
  }

  private void reassess(RecordedEvent<FactRecorded> recording, Context context) {
    String iso3 = recording.stream().id();
    List<AssessmentId> touched = transactions.required(() -> current.about(iso3));
    if (touched.isEmpty()) {
      return;
    }
    Change change = Change.of(countries.history(new CountryId(iso3)), recording);
    touched.forEach(
        assessment -> assessments.reassess(assessment, change, recording.position(), context));
  }

  private void judged(RecordedEvent<?> event, Context context) {
    AssessmentId id = AssessmentId.fromString(event.stream().id());
    assessments.reassessIfOvertaken(id, context);
    if (event.version() == 1) {
      assessments.reassessIfRulesOvertook(id, event.position(), context);
    }
  }

  /// Rules may touch every open grant: page by page, and each assessment by itself.
  private void reassess(RulesChange change, Context context) {
    long reached = 0;
    List<Placed> page = page(reached);
    while (!page.isEmpty()) {
      page.forEach(assessment -> assessments.reassess(assessment.id(), change, context));
      reached = page.getLast().sequence();
      page = page(reached);
    }
  }

  private List<Placed> page(long reached) {
    return transactions.required(() -> current.after(reached, PAGE_MAX));
  }
}
