package osa.simulation.clients;

import java.time.LocalDate;
import java.util.List;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.CountryCommand;
import osa.eligibility.country.domain.CountryCommand.RecordConflictSignal;
import osa.eligibility.country.domain.CountryCommand.RegisterCountry;
import osa.eligibility.country.domain.CountryId;
import osa.eligibility.country.domain.Fact.ConflictSignal;
import osa.eligibility.country.domain.Fact.DacListing;
import osa.eligibility.country.domain.Fact.IncomeClassification;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.kernel.ExpectedVersion;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.service.EligibilityBlueprint.Desks;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.World;

/// Keeps the countries' files.
public final class PolicyModeller implements Runnable {

  private static final LocalDate LONG_AGO = LocalDate.of(2023, 7, 1);
  private static final Source SOURCE = new Source(SourceKind.OFFICIAL, "a page", null);

  private final SimulatedService<Desks> eligibility;
  private final Person person;

  public PolicyModeller(World world, SimulatedService<Desks> eligibility, AnswersAreKept answers) {
    this.eligibility = eligibility;
    this.person = new Person(world, "policy modeller", answers);
  }

  @Override
  public void run() {
    register(Countries.ELIGIBLE, IncomeGroup.LM);
    register(Countries.REFERRED, IncomeGroup.LM);
    record(Countries.REFERRED, new RecordConflictSignal(fighting()));
    register(Countries.INELIGIBLE, IncomeGroup.H);
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
