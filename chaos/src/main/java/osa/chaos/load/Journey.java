package osa.chaos.load;

import static osa.launcher.PartName.GRANT_SERVICE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import osa.chaos.load.Traffic.Step;
import osa.launcher.Role;

/// One grant's way from candidate to commitment, or to its withdrawal at any point: the turns are
/// taken by chance, so that messages meet each other on their way.
final class Journey {

  static final List<Integer> FISCAL_YEARS = List.of(2025, 2026);
  static final List<String> RECIPIENTS = List.of("FJI", "PHL", "MYS");
  static final String ASSESSED_ON = "2026-05-01";

  private static final long YEN_MIN = 1_000_000;
  private static final long YEN_MAX = 30_000_000;
  private static final int SELECTIONS_MAX = 3;

  private final Client client;
  private final Traffic traffic;
  private final RandomGenerator random;
  private String path;
  private Answer grant;
  private long toldAt;

  Journey(Client client, Traffic traffic, RandomGenerator random) {
    this.client = client;
    this.traffic = traffic;
    this.random = random;
  }

  /// Goes the whole way. False when the load was given up before its end.
  boolean go() {
    return identify()
        && tell("assessment-requests", Map.of("validOn", ASSESSED_ON), "assessment-requested.v1")
        && sometimesTo("withdraw while the answer is on its way", 25, this::withdraw)
        && waitFor(Step.ASSESSMENT, "/assessment/outcome", "PENDING")
        && select();
  }

  private boolean identify() {
    Map<String, Object> proposal =
        Map.of(
            "title", "Coastal radar system",
            "recipientIso3", RECIPIENTS.get(random.nextInt(RECIPIENTS.size())),
            "beneficiary", Map.of("name", "The Navy", "kind", "ARMED_FORCES"),
            "pillars", List.of("P1"),
            "items",
                List.of(
                    Map.of(
                        "lineId", "1",
                        "description", "Coastal radar",
                        "kind", "COASTAL_RADAR",
                        "quantity", 5,
                        "armed", false)),
            "undertakings", Map.of("otherPurposeUse", true, "thirdPartyTransfer", true));
    Optional<Answer> answer =
        client.command(
            Command.create(
                GRANT_SERVICE,
                Role.DESK_OFFICER,
                "/grants",
                proposal,
                Optional.empty(),
                "candidate-identified.v1"));
    return answer
        .filter(Answer::done)
        .map(
            created -> {
              grant = created;
              path = "/grants/" + created.text("/grantId");
              return true;
            })
        .orElse(false);
  }

  private boolean select() {
    long amountJpy = random.nextLong(YEN_MIN, YEN_MAX);
    int first = random.nextInt(FISCAL_YEARS.size());
    for (int attempt = 0; attempt < SELECTIONS_MAX; attempt++) {
      int year = FISCAL_YEARS.get((first + attempt) % FISCAL_YEARS.size());
      Map<String, ?> selection = Map.of("fiscalYear", year, "amountJpy", amountJpy >> attempt);
      if (!tell("selection", selection, "grant-selected.v1")
          || !sometimesTo("withdraw while the money is asked for", 12, this::withdraw)
          || !waitFor(Step.RESERVATION, "/selection/reservation", "REQUESTED")) {
        return false;
      }
      if (isWithdrawn()) {
        return true;
      }
      if (grant.text("/selection/reservation").equals("RESERVED")) {
        return sign();
      }
    }
    return withdraw();
  }

  private boolean sign() {
    boolean onNotice = random.nextInt(3) == 0;
    long reservedJpy = grant.number("/selection/reservedJpy");
    Map<String, Object> notes = new HashMap<>();
    // Some notes bind less than was reserved; the rest is set free.
    notes.put("amountJpy", random.nextInt(4) == 0 ? reservedJpy - 1 : reservedJpy);
    notes.put("entryIntoForce", onNotice ? "ON_NOTICE" : "ON_SIGNATURE");
    return sometimesTo("withdraw what is reserved", 4, this::withdraw)
        && (onNotice
            ? tell("notes", notes, "notes-signed.v1")
                && sometimesTo("withdraw what is signed", 4, this::withdraw)
                && tell("entry-into-force", Map.of(), "notes-entered-into-force.v1")
            : tell("notes", notes, "notes-signed.v1", "notes-entered-into-force.v1"))
        && sometimesTo("withdraw while it is being committed", 6, this::withdraw)
        && waitFor(Step.RESERVATION, "/commitment", "REQUESTED")
        && sometimesTo("withdraw what is committed", 3, this::withdraw);
  }

  private boolean withdraw() {
    return tell("withdrawal", Map.of("reason", "The recipient changed its plans"), WITHDRAWN);
  }

  private static final String WITHDRAWN = "grant-withdrawn.v1";

  private boolean isWithdrawn() {
    return grant.text("/status").equals("WITHDRAWN");
  }

  /// Takes a turn in one of so many cases.
  private boolean sometimesTo(String turn, int oneIn, BooleanSupplier way) {
    return isWithdrawn() || random.nextInt(oneIn) > 0 || way.getAsBoolean();
  }

  /// A step at the version the grant has now. When an answer of another service was faster, it is
  /// read again and told anew: another version is another intent, with a key of its own.
  private boolean tell(String command, Map<String, ?> body, String... effects) {
    client.pause();
    toldAt = System.nanoTime();
    while (!isWithdrawn()) {
      Optional<Answer> answer =
          client.command(
              new Command(
                  GRANT_SERVICE,
                  Role.DESK_OFFICER,
                  path + "/" + command,
                  Optional.of(grant.etag()),
                  body,
                  Optional.of(stream()),
                  List.of(effects)));
      if (answer.filter(Answer::done).isPresent()) {
        grant = answer.get();
        return true;
      }
      if (answer.filter(refused -> refused.status() == 412).isEmpty() || !readAgain(_ -> true)) {
        return false;
      }
    }
    return true;
  }

  private boolean waitFor(Step step, String pointer, String unanswered) {
    if (isWithdrawn()) {
      return true;
    }
    boolean answered = readAgain(read -> !read.text(pointer).equals(unanswered));
    if (answered) {
      traffic.succeeded(step, toldAt);
    }
    return answered;
  }

  private boolean readAgain(Function<Answer, Boolean> there) {
    Optional<Answer> read = client.lookUntil(GRANT_SERVICE, path, there);
    read.ifPresent(answer -> grant = answer);
    return read.isPresent();
  }

  private String stream() {
    return "grant/" + path.substring("/grants/".length());
  }
}
