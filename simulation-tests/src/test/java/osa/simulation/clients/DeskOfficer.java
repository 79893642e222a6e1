package osa.simulation.clients;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import osa.grant.grant.GrantCommandHandler;
import osa.grant.grant.domain.Beneficiary;
import osa.grant.grant.domain.BeneficiaryKind;
import osa.grant.grant.domain.EntryIntoForce;
import osa.grant.grant.domain.GrantCommand;
import osa.grant.grant.domain.GrantCommand.EnterIntoForce;
import osa.grant.grant.domain.GrantCommand.HandOverLot;
import osa.grant.grant.domain.GrantCommand.IdentifyCandidate;
import osa.grant.grant.domain.GrantCommand.PlanLot;
import osa.grant.grant.domain.GrantCommand.RecordCabinetDecision;
import osa.grant.grant.domain.GrantCommand.RequestAssessment;
import osa.grant.grant.domain.GrantCommand.SelectForFiscalYear;
import osa.grant.grant.domain.GrantCommand.SignNotes;
import osa.grant.grant.domain.GrantCommand.Withdraw;
import osa.grant.grant.domain.GrantId;
import osa.grant.grant.domain.Item;
import osa.grant.grant.domain.ItemKind;
import osa.grant.grant.domain.Pillar;
import osa.grant.grant.domain.Proposal;
import osa.grant.grant.domain.Undertakings;
import osa.grant.grant.view.GrantParts.CommitmentStatus;
import osa.grant.grant.view.GrantSummary;
import osa.kernel.ExpectedVersion;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.laws.Meddling;
import osa.simulation.laws.NobodyWaitsInVain;
import osa.simulation.service.Intent;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;
import osa.simulation.world.World;

/// One official with one grant, from candidate to hand-over or withdrawal. What they do next
/// depends on what they see, and a little on chance; while another service has the word they wait.
public final class DeskOfficer implements Runnable {

  private static final Duration GLANCE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int SELECTIONS_MAX = 3;

  private final SimulatedService<GrantCommandHandler> grants;
  private final Meddling meddling;
  private final NobodyWaitsInVain waiting;
  private final Person person;
  private final World world;
  private GrantId grantId;
  private int selections;
  private boolean finished;

  public DeskOfficer(
      World world,
      SimulatedService<GrantCommandHandler> grants,
      AnswersAreKept answers,
      Meddling meddling,
      NobodyWaitsInVain waiting,
      int number) {
    this.world = world;
    this.grants = grants;
    this.meddling = meddling;
    this.waiting = waiting;
    this.person = new Person(world, "desk officer " + number, answers);
  }

  @Override
  public void run() {
    world.sleep(world.upTo(Duration.ofSeconds(3)));
    identify();
    while (!finished) {
      GrantSummary grant = look();
      if (!act(grant)) {
        awaitNews(grant);
      }
    }
  }

  private void identify() {
    Intent intent = person.once("identify a candidate");
    String name = intent.actor() + "\n" + intent.key().orElseThrow();
    grantId = new GrantId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    Proposal proposal = proposal();
    person.ask(
        grants,
        intent,
        (desk, context) ->
            desk.begin(grantId, new IdentifyCandidate(proposal, person.today()), context));
  }

  private Proposal proposal() {
    return new Proposal(
        "a grant",
        world.oneOf(Countries.TO_PROPOSE),
        new Beneficiary("the navy", BeneficiaryKind.ARMED_FORCES),
        List.of(Pillar.P1),
        List.of(new Item("L1", "a boat", ItemKind.PATROL_BOAT, 2, false)),
        List.of(),
        List.of(),
        new Undertakings(true, true));
  }

  private GrantSummary look() {
    return grants
        .views()
        .committed(GrantSummary.class, grantId.toString())
        .orElseThrow(
            () -> new LawBroken(Law.ANSWERS_ARE_KEPT, grantId, "identified, and not to be seen"));
  }

  private void awaitNews(GrantSummary seen) {
    if (world.pauseUntil(() -> look().version != seen.version, PATIENCE)) {
      world.sleep(world.upTo(GLANCE));
    } else if (meddling.concerns(grantId.toString())) {
      step(seen, withdrawal());
    } else {
      waiting.gaveUp(grantId.toString(), seen.status.name());
      finish();
    }
  }

  /// Takes the next step; false when there is nothing to do but wait.
  private boolean act(GrantSummary grant) {
    return switch (grant.status) {
      case CANDIDATE -> changesTheirMind(grant) || prepare(grant);
      case SELECTED -> changesTheirMind(grant) || fund(grant);
      case NOTES_SIGNED -> changesTheirMind(grant) || enter(grant);
      case IN_FORCE, PARTLY_DELIVERED -> changesTheirMind(grant) || deliver(grant);
      case DELIVERED, WITHDRAWN -> finish();
    };
  }

  private boolean changesTheirMind(GrantSummary grant) {
    return world.chance(0.03) && step(grant, withdrawal());
  }

  private boolean prepare(GrantSummary grant) {
    if (grant.assessment == null) {
      return step(grant, request());
    }
    return switch (grant.assessment.outcome()) {
      case PENDING, REFERRED -> world.chance(0.2) && step(grant, request());
      case ELIGIBLE -> select(grant);
      case INELIGIBLE, REJECTED -> step(grant, withdrawal());
    };
  }

  private boolean fund(GrantSummary grant) {
    return switch (grant.selection.reservation()) {
      case REQUESTED -> false;
      case DECLINED, RELEASED ->
          covered(
              grant, () -> selections < SELECTIONS_MAX ? select(grant) : step(grant, withdrawal()));
      case RESERVED ->
          grant.approvals.cabinetOn() == null && world.chance(0.5)
              ? step(grant, new RecordCabinetDecision(person.today()))
              : covered(grant, () -> sign(grant));
    };
  }

  /// Asked again meanwhile, or the world has changed: what counts has to cover the next step.
  private boolean covered(GrantSummary grant, BooleanSupplier next) {
    return switch (grant.assessment.outcome()) {
      case ELIGIBLE -> next.getAsBoolean();
      case PENDING, REFERRED -> world.chance(0.2) && step(grant, request());
      case INELIGIBLE, REJECTED -> step(grant, world.chance(0.5) ? request() : withdrawal());
    };
  }

  private boolean select(GrantSummary grant) {
    selections++;
    return step(
        grant,
        new SelectForFiscalYear(
            world.oneOf(Countries.FISCAL_YEARS), 100 + world.below(300), person.today()));
  }

  private boolean sign(GrantSummary grant) {
    long reservedJpy = grant.selection.reservedJpy();
    return step(
        grant,
        new SignNotes(
            world.chance(0.7) ? reservedJpy : reservedJpy - 50,
            world.oneOf(List.of(EntryIntoForce.ON_SIGNATURE, EntryIntoForce.ON_NOTICE)),
            person.today()));
  }

  /// The world may have changed since the signature: then a person decides, or it is given up.
  private boolean enter(GrantSummary grant) {
    return switch (grant.assessment.outcome()) {
      case ELIGIBLE -> step(grant, new EnterIntoForce(person.today()));
      case PENDING, REFERRED -> false;
      case INELIGIBLE, REJECTED -> step(grant, withdrawal());
    };
  }

  private boolean deliver(GrantSummary grant) {
    if (grant.commitment != CommitmentStatus.COMMITTED) {
      return world.chance(0.1) && step(grant, withdrawal());
    }
    return grant.lots.isEmpty()
        ? step(grant, new PlanLot("A", "boats", 2, person.today()))
        : step(grant, new HandOverLot("A", 2, "", person.today()));
  }

  private boolean finish() {
    finished = true;
    return true;
  }

  /// Most ask about today, some about tomorrow.
  private RequestAssessment request() {
    LocalDate today = person.today();
    return new RequestAssessment(
        world.uuid(), world.chance(0.15) ? today.plusDays(1) : today, today);
  }

  private Withdraw withdrawal() {
    return new Withdraw("no longer wanted", person.today());
  }

  /// Asks for the step at the version seen. Whatever the answer, the next look tells what to do;
  /// after a refusal there is nothing to do until something has changed.
  private boolean step(GrantSummary grant, GrantCommand command) {
    ExpectedVersion expected = ExpectedVersion.exactly(grant.version);
    return person
        .change(
            grants,
            command.getClass().getSimpleName() + " " + grantId,
            (desk, context) -> desk.handle(grantId, command, expected, context))
        .filter(Person::isRefusal)
        .isEmpty();
  }
}
