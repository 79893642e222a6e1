package osa.chaos.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.UUID;

/// An event as it stands in a service's log.
///
/// @param transaction with `position` its place in the order in which readers meet the events
public record LoggedEvent(
    UUID id,
    String stream,
    long version,
    long transaction,
    long position,
    String type,
    JsonNode data,
    UUID correlation,
    UUID causation,
    String actor) {

  private static final Set<String> RULES_OF_THEMSELVES =
      Set.of("policy:AdoptBundledRuleSets", "policy:RulesCalendar");
  private static final Set<String> KERNEL_CATEGORIES = Set.of("dead-letter", "read-model");

  String category() {
    return stream.substring(0, stream.indexOf('/'));
  }

  /// The stream's own identifier, without its category.
  String subject() {
    return stream.substring(stream.indexOf('/') + 1);
  }

  /// Whether the kernel wrote it about its own work: a dead letter, a read model.
  boolean isOfTheKernel() {
    return KERNEL_CATEGORIES.contains(category());
  }

  /// Whether it was caused by a message.
  boolean isReaction() {
    return actor.startsWith("policy:") && !isOfTheRulesThemselves();
  }

  /// Whether the service noted it of itself: the rules that came with it, which it takes in when
  /// somebody first asks for rules, and the coming of a day from which rules hold.
  boolean isOfTheRulesThemselves() {
    return category().equals("policy") && RULES_OF_THEMSELVES.contains(actor);
  }

  /// Whether it was caused by another event of the same log.
  boolean followsTheLog() {
    return actor.startsWith("reaction:");
  }

  /// Whether somebody asked for it over HTTP.
  boolean isCommanded() {
    return !isReaction() && !followsTheLog() && !isOfTheKernel() && !isOfTheRulesThemselves();
  }

  long yen(String field) {
    return data.path(field).asLong();
  }

  String text(String field) {
    return data.path(field).asText();
  }

  @Override
  public String toString() {
    return "%s, version %d of %s".formatted(type, version, stream);
  }
}
