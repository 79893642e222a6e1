package osa.chaos.verdict;

import static osa.launcher.PartName.BUDGET_SERVICE;
import static osa.launcher.PartName.ELIGIBILITY_SERVICE;
import static osa.launcher.PartName.GRANT_SERVICE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import osa.chaos.load.Promise;
import osa.launcher.PartName;

/// What is found after a short run in which nothing went wrong: one grant went all the way, a
/// second one was declined and withdrawn. Everything can be taken out, doubled and moved.
final class SyntheticRun {

  static final String GRANT = "grant/0190aaaa-0000-7000-8000-000000000001";
  static final String DECLINED = "grant/0190aaaa-0000-7000-8000-000000000002";
  static final String YEAR = "fiscal-year/2026";

  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<PartName, List<LoggedEvent>> logs = new EnumMap<>(PartName.class);
  final Map<PartName, List<ToldMessage>> told = new EnumMap<>(PartName.class);
  final Map<PartName, Set<UUID>> heard = new EnumMap<>(PartName.class);
  final List<Promise> promises = new ArrayList<>();
  final List<DeadLetter> deadLetters = new ArrayList<>();
  final Map<String, JsonNode> views = new HashMap<>();
  private long position;
  private LoggedEvent lastTold;

  SyntheticRun() {
    for (PartName service : PartName.services()) {
      logs.put(service, new ArrayList<>());
      told.put(service, new ArrayList<>());
      heard.put(service, new HashSet<>());
    }
    command(BUDGET_SERVICE, YEAR, "initial-appropriation-enacted.v1", "{'amountJpy':100}");
    funded();
    declined();
    show(
        YEAR,
        "{'version':4,'appropriatedJpy':100,'reservedJpy':0,'committedJpy':80,"
            + "'freeJpy':20,'allocations':[{'grantId':'%s','reservedJpy':0,'committedJpy':80}]}"
                .formatted(idOf(GRANT)));
  }

  private void funded() {
    assessed(GRANT, "a1");
    command(GRANT_SERVICE, GRANT, "grant-selected.v1", "{'fiscalYear':2026,'amountJpy':80}");
    react(BUDGET_SERVICE, YEAR, "funds-reserved.v1", money(GRANT, 80));
    react(GRANT_SERVICE, GRANT, "reservation-confirmed.v1", "{'amountJpy':80}");
    command(GRANT_SERVICE, GRANT, "notes-signed.v1", "{'amountJpy':80}");
    command(GRANT_SERVICE, GRANT, "notes-entered-into-force.v1", "{'amountJpy':80}");
    react(BUDGET_SERVICE, YEAR, "funds-committed.v1", money(GRANT, 80));
    react(GRANT_SERVICE, GRANT, "commitment-confirmed.v1", "{'amountJpy':80}");
    show(
        GRANT,
        "{'version':8,'status':'IN_FORCE','assessment':{'outcome':'ELIGIBLE'},"
            + "'selection':{'reservation':'RESERVED'},'notes':{'amountJpy':80},"
            + "'commitment':'COMMITTED'}");
  }

  private void declined() {
    assessed(DECLINED, "a2");
    command(GRANT_SERVICE, DECLINED, "grant-selected.v1", "{'fiscalYear':2026,'amountJpy':80}");
    react(
        BUDGET_SERVICE,
        YEAR,
        "reservation-declined.v1",
        "{'grantId':'%s','amountJpy':80,'reason':'INSUFFICIENT_FUNDS','availableJpy':20}"
            .formatted(idOf(DECLINED)));
    react(GRANT_SERVICE, DECLINED, "reservation-declined.v1", "{'amountJpy':80}");
    command(GRANT_SERVICE, DECLINED, "grant-withdrawn.v1", "{}");
    heard.get(BUDGET_SERVICE).add(last(GRANT_SERVICE).id());
    show(
        DECLINED,
        "{'version':6,'status':'WITHDRAWN','assessment':{'outcome':'ELIGIBLE'},"
            + "'selection':{'reservation':'DECLINED'},'commitment':'NONE'}");
  }

  private void assessed(String grant, String assessmentId) {
    String asked = "{'assessmentId':'%s'}".formatted(assessmentId);
    command(GRANT_SERVICE, grant, "candidate-identified.v1", "{}");
    command(GRANT_SERVICE, grant, "assessment-requested.v1", asked);
    String assessment = "assessment/" + assessmentId;
    react(ELIGIBILITY_SERVICE, assessment, "assessment-decided.v1", "{'outcome':'ELIGIBLE'}");
    react(GRANT_SERVICE, grant, "assessment-recorded.v1", "{'verdict':{'outcome':'ELIGIBLE'}}");
    show(assessment, "{'version':1,'outcome':'ELIGIBLE'}");
  }

  static String money(String grant, long amountJpy) {
    return "{'grantId':'%s','amountJpy':%d}".formatted(idOf(grant), amountJpy);
  }

  static String idOf(String stream) {
    return stream.substring(stream.indexOf('/') + 1);
  }

  /// An acknowledged command with one event.
  void command(PartName service, String stream, String type, String data) {
    UUID correlation = UUID.randomUUID();
    append(service, stream, type, data, correlation, UUID.randomUUID(), "desk");
    promises.add(
        new Promise(service, "desk", "key", correlation, type, stream, 200, List.of(type), true));
  }

  /// An event because of the last message that anybody told.
  void react(PartName service, String stream, String type, String data) {
    LoggedEvent cause = lastTold;
    append(service, stream, type, data, cause.correlation(), cause.id(), "policy:When");
    heard.get(service).add(cause.id());
  }

  private void append(
      PartName service,
      String stream,
      String type,
      String data,
      UUID correlation,
      UUID causation,
      String actor) {
    long version =
        1 + logs.get(service).stream().filter(event -> event.stream().equals(stream)).count();
    position++;
    LoggedEvent event =
        new LoggedEvent(
            UUID.randomUUID(),
            stream,
            version,
            position,
            position,
            type,
            json(data),
            correlation,
            causation,
            actor);
    logs.get(service).add(event);
    Reaction.messageOf(service, type)
        .ifPresent(
            message -> {
              told.get(service).add(new ToldMessage(0, position, stream, event.id(), message));
              lastTold = event;
            });
  }

  LoggedEvent last(PartName service) {
    return logs.get(service).getLast();
  }

  LoggedEvent event(PartName service, String type) {
    return logs.get(service).stream()
        .filter(event -> event.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  ToldMessage message(PartName service, String type) {
    return told.get(service).stream()
        .filter(message -> message.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  void show(String stream, String view) {
    views.put(stream, json(view));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// The laws that are found broken, each with what was found.
  Map<String, List<String>> broken(String... unfinished) {
    Map<String, List<String>> broken = new HashMap<>();
    Evidence evidence =
        new Evidence(logs, told, heard, promises, deadLetters, views, Arrays.asList(unfinished));
    for (Verdict.Ruling ruling : Verdict.on(evidence).rulings()) {
      if (!ruling.holds()) {
        broken.put(ruling.law(), ruling.wrong());
      }
    }
    return broken;
  }
}
