package osa.kernel.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import osa.kernel.IntegrationMessage;
import osa.kernel.Transactions;

/// Lets each message have its effect exactly once: the message's id is remembered in the
/// transaction of its effect.
public final class Inbox {

  /// What became of a message that could be handled.
  public enum Handling {
    DONE,
    DUPLICATE,
    /// No policy listens to its type: other services may tell more than this one wants to know.
    IGNORED
  }

  // A reader that knows fewer fields than the publisher writes stays compatible with it. What it
  // does read it reads to the letter: a fraction must not vanish from an amount.
  private static final ObjectMapper TOLERANT =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Transactions transactions;
  private final InboxLedger ledger;
  private final Map<String, MessagePolicy<?>> policiesByType;

  public Inbox(Transactions transactions, InboxLedger ledger, List<MessagePolicy<?>> policies) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.policiesByType =
        policies.stream()
            .collect(Collectors.toMap(MessagePolicy::messageType, Function.identity()));
  }

  /// Throws [Undeliverable] when the message belongs to the dead letters, and whatever the policy
  /// throws when something else went wrong; in both cases nothing of it remains.
  public Handling handle(IntegrationMessage message) {
    MessagePolicy<?> policy = policiesByType.get(message.type());
    if (policy == null) {
      return Handling.IGNORED;
    }
    return transactions.required(
        () -> {
          if (!ledger.remember(message)) {
            return Handling.DUPLICATE;
          }
          return react(policy, message);
        });
  }

  private static <T> Handling react(MessagePolicy<T> policy, IntegrationMessage message) {
    policy
        .react(read(policy.reads(), message), message)
        .ifPresent(
            refusal -> {
              throw new Undeliverable(
                  refusal.code().name()
                      + ": "
                      + refusal.code().sentence()
                      + " "
                      + refusal.details());
            });
    return Handling.DONE;
  }

  private static <T> T read(Class<T> type, IntegrationMessage message) {
    try {
      T data = TOLERANT.readValue(message.data(), type);
      if (data == null) {
        throw new Undeliverable("the data is empty");
      }
      return data;
    } catch (JsonProcessingException e) {
      throw new Undeliverable(
          "the data is not a " + message.type() + ": " + e.getOriginalMessage());
    }
  }
}
