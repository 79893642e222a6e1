package osa.kernel.store;

import java.util.Optional;
import java.util.function.Supplier;
import osa.kernel.Transactions;
import osa.kernel.store.Answers.Answer;

/// Lets a request with a key have its effect once, and repeats the answer for the key's lifetime.
/// Answer and effect are in one transaction, so an attempt that died half-way has left neither.
public final class AnsweredOnce {

  /// What a request with a key comes to.
  public sealed interface Result {

    record Answered(Answer answer) implements Result {}

    /// The key was answered before; nothing happened now.
    record Repeated(Answer answer) implements Result {}

    /// Another request with the key is being answered; nothing happened now.
    record InFlight() implements Result {}

    /// The key stands for another request; nothing happened now.
    record OfAnotherRequest() implements Result {}
  }

  private final Transactions transactions;
  private final Answers answers;

  public AnsweredOnce(Transactions transactions, Answers answers) {
    this.transactions = transactions;
    this.answers = answers;
  }

  /// @param fingerprint tells one request from another
  /// @param attempt does what is asked for, in the transaction, and says what to answer
  public Result answer(String actor, String key, String fingerprint, Supplier<Answer> attempt) {
    return transactions.required(
        () -> {
          if (!answers.claim(actor, key)) {
            return new Result.InFlight();
          }
          Optional<Answer> given = answers.find(actor, key);
          if (given.isPresent()) {
            return given.get().fingerprint().equals(fingerprint)
                ? new Result.Repeated(given.get())
                : new Result.OfAnotherRequest();
          }
          Answer answer = attempt.get();
          answers.remember(actor, key, answer);
          return new Result.Answered(answer);
        });
  }
}
