package osa.simulation.clients;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.CountryCommand;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RecordDetermination;
import osa.eligibility.country.domain.CountryCommand.RegisterCountry;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.Determination;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.ExpectedVersion;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.service.EligibilityBlueprint.Desks;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.World;

/// Keeps the countries' files, and learns something new about them now and then.
public final class PolicyModeller implements Runnable {

  private static final LocalDate LONG_AGO = LocalDate.of(2023, 7, 1);
  private static final Source SOURCE = new Source(SourceKind.OFFICIAL, "a page", null);

  private static final Duration NEWS_MAX = Duration.ofSeconds(15);
  private static final int NEWS_COUNT_MAX = 5;

  private final World world;
  private final SimulatedService<Desks> eligibility;
  private final Person person;
  private final LocalDate began;

  public PolicyModeller(World world, SimulatedService<Desks> eligibility, AnswersAreKept answers) {
    this.world = world;
    this.eligibility = eligibility;
    this.person = new Person(world, "policy modeller", answers);
    this.began = person.today();
  }

  @Override
  public void run() {
    register(Countries.ELIGIBLE, IncomeGroup.LM);
    register(Countries.REFERRED, IncomeGroup.LM);
    record(Countries.REFERRED, new RecordConflictSignal(fighting()));
    register(Countries.INELIGIBLE, IncomeGroup.H);
    for (int left = world.below(NEWS_COUNT_MAX + 1); left > 0; left--) {
      world.sleep(world.upTo(NEWS_MAX));
      record(
          world.oneOf(List.of(Countries.ELIGIBLE, Countries.ELIGIBLE, Countries.REFERRED)),
          new RecordDetermination(determination(left)));
    }
  }

  /// @param number tells what is found from what was found before
  private Determination determination(int number) {
    return new Determination(
        world.oneOf(
            List.of(
                Determination.Finding.GREY_AREA,
                Determination.Finding.GREY_AREA,
                Determination.Finding.NO_OBSTACLE,
                Determination.Finding.NO_OBSTACLE,
                Determination.Finding.DISQUALIFYING)),
        world.oneOf(List.of(Determination.Scope.INTERNAL, Determination.Scope.INTERSTATE)),
        world.oneOf(List.of(LONG_AGO, began)),
        null,
        "finding " + number,
        SOURCE,
        Confidence.HIGH);
  }

  private void register(String iso3, IncomeGroup income) {
    record(
        iso3,
        new RegisterCountry(
            iso3,
            iso3.substring(0, 2),
            iso3,
            "somewhere",
            List.of(
                new IncomeClassification(2024, income, LONG_AGO, null, SOURCE, Confidence.HIGH)),
            List.of(
                new DacListing(income != IncomeGroup.H, LONG_AGO, null, SOURCE, Confidence.HIGH)),
            List.of()));
  }

  private static ConflictSignal fighting() {
    return new ConflictSignal(
        "a conflict",
        ConflictScope.INTERNAL,
        ConflictSignal.Intensity.MINOR,
        LONG_AGO,
        null,
        null,
        SOURCE,
        Confidence.HIGH);
  }

  private void record(String iso3, CountryCommand command) {
    person.ask(
        eligibility,
        person.once(command.getClass().getSimpleName() + " " + iso3),
        (desks, context) ->
            desks.countries().handle(new CountryId(iso3), command, ExpectedVersion.any(), context));
  }
}
