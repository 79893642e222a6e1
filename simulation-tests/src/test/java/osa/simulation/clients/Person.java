package osa.simulation.clients;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import osa.kernel.Context;
import osa.kernel.Outcome;
import osa.kernel.store.Answers.Answer;
import osa.simulation.laws.AnswersAreKept;
import osa.simulation.service.Intent;
import osa.simulation.service.SimulatedService;
import osa.simulation.world.World;

/// Somebody at a screen: asks a service for something, and asks again while no answer comes.
final class Person {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(1);

  /// Answers that say nothing about what becomes of the request.
  private static final Set<String> NO_ANSWER = Set.of("IN_FLIGHT", "FAILED");

  private final World world;
  private final String name;
  private final AnswersAreKept answers;

  Person(World world, String name, AnswersAreKept answers) {
    this.world = world;
    this.name = name;
    this.answers = answers;
  }

  /// Whether a rule refused; a version that has moved on is no refusal.
  static boolean isRefusal(Answer answer) {
    return answer.status() == 422;
  }

  String name() {
    return name;
  }

  LocalDate today() {
    return LocalDate.ofInstant(world.instant(), JAPAN);
  }

  /// Something wanted, under a key that says it is wanted once.
  Intent once(String what) {
    return new Intent(world.uuid(), name, what, Optional.of(world.uuid().toString()));
  }

  /// Asks until there is an answer. Without a key, asking again could do it twice; then the answer
  /// may be missing, and one has to look what became of it.
  <D> Optional<Answer> ask(
      SimulatedService<D> service,
      Intent intent,
      BiFunction<D, Context, ? extends Outcome<?>> command) {
    while (true) {
      Optional<Answer> answer =
          service.ask(intent, command).filter(given -> !NO_ANSWER.contains(given.body()));
      if (answer.isPresent()) {
        answers.given(service, intent, answer.get());
        return answer;
      }
      world.sleep(world.upTo(BEFORE_ASKING_AGAIN));
      if (intent.key().isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /// Asks for a step of something that is at a version, with or without a key as people do.
  <D> Optional<Answer> change(
      SimulatedService<D> service,
      String what,
      BiFunction<D, Context, ? extends Outcome<?>> command) {
    Intent intent = once(what);
    return ask(
        service,
        world.chance(0.5) ? intent : new Intent(intent.id(), name, what, Optional.empty()),
        command);
  }
}
