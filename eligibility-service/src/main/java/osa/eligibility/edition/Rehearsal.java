package osa.eligibility.edition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.eligibility.assessment.AssessmentCommandHandler;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.CurrentAssessments;
import osa.eligibility.assessment.domain.AssessmentId;
import osa.eligibility.assessment.reaction.WhenTheWorldChangesThenReassess;
import osa.eligibility.country.CountryCommandHandler;
import osa.eligibility.edition.domain.EditionEffects;
import osa.eligibility.edition.domain.EditionPreview;
import osa.eligibility.edition.domain.Stated;
import osa.eligibility.lab.comparison.CanonicalJson;
import osa.eligibility.policy.RulesChanges;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;
import osa.kernel.store.EventCodec;

/// Finds out what the acceptance of an edition would do, by doing it: the countries' own front desk
/// records the facts, and the service's own reaction judges the cases of grants again, on a log
/// that is thrown away. So a preview cannot tell another story than what follows the acceptance.
@Singleton
public class Rehearsal {

  private static final Projections NO_VIEWS = new Projections(null, List.of());

  private final EventStore log;
  private final EventCodec codec;
  private final CurrentAssessments current;
  private final Transactions transactions;
  private final RulesChanges rules;
  private final Assessor assessor;
  private final InstantSource clock;
  private final ZoneId zone;

  public Rehearsal(
      EventStore log,
      EventCodec codec,
      CurrentAssessments current,
      Transactions transactions,
      RulesChanges rules,
      Assessor assessor,
      InstantSource clock,
      @ConfigProperty(name = "osa.business-zone") ZoneId zone) {
    this.log = log;
    this.codec = codec;
    this.current = current;
    this.transactions = transactions;
    this.rules = rules;
    this.assessor = assessor;
    this.clock = clock;
    this.zone = zone;
  }

  /// What a rehearsal came to.
  ///
  /// @param facts that were recorded in it
  /// @param versions of the countries' files of which they tell, before it, by ISO code
  public record Rehearsed(EditionPreview preview, List<Stated> facts, Map<String, Long> versions) {

    /// Of an edition that is not there, or not open.
    public static final Rehearsed NOTHING =
        new Rehearsed(
            new EditionPreview("", new EditionEffects(List.of(), List.of(), List.of())),
            List.of(),
            Map.of());
  }

  /// Not in a transaction: it takes as long as the cases of all grants to these countries do.
  ///
  /// @param registered the ISO codes of all countries
  public Rehearsed of(List<Stated> facts, Set<String> registered) {
    RehearsalLog paper = new RehearsalLog(log, codec, clock);
    CountryCommandHandler countries = new CountryCommandHandler(paper, new OnPaper(), NO_VIEWS);
    RehearsedFacts recording = new RehearsedFacts(countries);
    Stated.inOrder(facts).forEach(fact -> recording.record(fact, anonymous()));
    RehearsedCases cases = new RehearsedCases(paper, this::about);
    follow(
        paper,
        new WhenTheWorldChangesThenReassess(
            new AssessmentCommandHandler(
                paper, new OnPaper(), NO_VIEWS, countries, rules, assessor, clock, zone),
            countries,
            rules,
            cases,
            new OnPaper()));
    EditionEffects effects =
        new EditionEffects(
            recording.changes(),
            registered.stream().filter(iso3 -> !recording.knows(iso3)).sorted().toList(),
            cases.consequences());
    return new Rehearsed(new EditionPreview(hash(effects), effects), facts, recording.versions());
  }

  private static String hash(EditionEffects effects) {
    return CanonicalJson.sha256(CanonicalJson.of(effects));
  }

  private List<AssessmentId> about(String iso3) {
    return transactions.required(() -> current.about(iso3));
  }

  private static void follow(RehearsalLog paper, WhenTheWorldChangesThenReassess reaction) {
    for (int seen = 0; seen < paper.size(); seen++) {
      reaction.react(paper.at(seen));
    }
  }

  private Context anonymous() {
    UUID nobody = new UUID(0, 0);
    return new Context("rehearsal", clock.instant(), nobody, nobody);
  }

  /// There is nothing to commit, and nothing to undo that would not be thrown away anyhow.
  private static final class OnPaper implements Transactions {
    @Override
    public <T> T required(Supplier<T> work) {
      return work.get();
    }
  }
}
