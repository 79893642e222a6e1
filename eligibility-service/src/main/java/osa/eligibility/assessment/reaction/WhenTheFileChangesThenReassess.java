package osa.eligibility.assessment.reaction;

import jakarta.inject.Singleton;
import java.util.List;
import osa.eligibility.assessment.AssessmentCommandHandler;
import osa.eligibility.assessment.CurrentAssessments;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.country.domain.Change;
import osa.eligibility.country.domain.CountryEvent;
import osa.eligibility.country.domain.CountryEvent.CountryRegistered;
import osa.eligibility.country.domain.CountryEvent.FactRecorded;
import osa.eligibility.country.domain.CountryId;
import osa.kernel.Context;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.reaction.Reaction;

/// A fact is recorded about a country: the case of every grant to it is judged again, and where the
/// verdict has changed another assessment takes the place of the one that stood.
///
/// An assessment that was judged while a fact was being recorded may have missed it, and the fact's
/// own turn may have come before the assessment was there. So each assessment is held against the
/// file once more when its turn comes. One of the two turns comes after both are committed.
@Singleton
public final class WhenTheFileChangesThenReassess implements Reaction {

  private static final String NAME = WhenTheFileChangesThenReassess.class.getSimpleName();

  private final AssessmentCommandHandler assessments;
  private final CountryCommandHandler countries;
  private final CurrentAssessments current;
  private final Transactions transactions;

  public WhenTheFileChangesThenReassess(
      AssessmentCommandHandler assessments,
      CountryCommandHandler countries,
      CurrentAssessments current,
      Transactions transactions) {
    this.assessments = assessments;
    this.countries = countries;
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
      case AssessmentId.CATEGORY ->
          assessments.reassessIfOvertaken(AssessmentId.fromString(event.stream().id()), context);
      // What the kernel notes of its own work in the same log changes no country's file.
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
    touched.forEach(assessment -> assessments.reassess(assessment, change, context));
  }
}
