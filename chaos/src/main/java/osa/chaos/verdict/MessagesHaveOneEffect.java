package osa.chaos.verdict;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import osa.launcher.PartName;

/// Whoever listens to a message has handled it, with one of the effects it can have and no second
/// one; and no policy did anything without a message.
final class MessagesHaveOneEffect implements Law {

  @Override
  public String sentence() {
    return "every message has its effect once";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    for (PartName listener : evidence.logs().keySet()) {
      Set<UUID> causes = new TreeSet<>(evidence.reactions(listener).keySet());
      for (Reaction reaction : Reaction.values()) {
        if (reaction.listener() == listener) {
          check(reaction, evidence, causes, findings);
        }
      }
      causes.forEach(
          cause -> findings.require(false, () -> listener + " reacted to no message: " + cause));
    }
  }

  private static void check(
      Reaction reaction, Evidence evidence, Set<UUID> causes, Findings findings) {
    Map<UUID, List<LoggedEvent>> reactions = evidence.reactions(reaction.listener());
    Set<UUID> heard = evidence.heard().get(reaction.listener());
    for (ToldMessage message : evidence.firstTold(reaction.teller())) {
      if (!message.type().equals(reaction.message())) {
        continue;
      }
      causes.remove(message.id());
      findings.require(
          heard.contains(message.id()),
          () -> reaction.listener().label() + " never handled " + message);
      List<LoggedEvent> effect = reactions.getOrDefault(message.id(), List.of());
      List<String> types =
          effect.stream()
              .sorted((a, b) -> Long.compare(a.version(), b.version()))
              .map(LoggedEvent::type)
              .toList();
      findings.require(
          reaction.effects().contains(types) || (types.isEmpty() && reaction.mayBeWithoutEffect()),
          () ->
              "%s has the effect %s instead of one of %s"
                  .formatted(message, types, reaction.effects()));
    }
  }
}
