package osa.simulation.service;

import java.util.function.Supplier;
import osa.kernel.Outcome;
import osa.kernel.Transactions;
import osa.kernel.store.AnsweredOnce;
import osa.kernel.store.AnsweredOnce.Result;
import osa.kernel.store.Answers;
import osa.kernel.store.Answers.Answer;

/// How requests reach a front desk: as over HTTP, in one transaction with the answer, without the
/// HTTP.
final class FrontDoor {

  private static final Answer IN_FLIGHT = new Answer("", 409, null, null, "IN_FLIGHT");
  private static final Answer KEY_REUSED = new Answer("", 422, null, null, "KEY_REUSED");

  private final Transactions transactions;
  private final AnsweredOnce answers;

  FrontDoor(Transactions transactions, Answers answers) {
    this.transactions = transactions;
    this.answers = new AnsweredOnce(transactions, answers);
  }

  Answer enter(Intent intent, Supplier<? extends Outcome<?>> command) {
    if (intent.key().isEmpty()) {
      return transactions.required(() -> answer(intent, command.get()));
    }
    return switch (answers.answer(
        intent.actor(), intent.key().get(), intent.what(), () -> answer(intent, command.get()))) {
      case Result.Answered(Answer answer) -> answer;
      case Result.Repeated(Answer answer) -> answer;
      case Result.InFlight() -> IN_FLIGHT;
      case Result.OfAnotherRequest() -> KEY_REUSED;
    };
  }

  private static Answer answer(Intent intent, Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> done ->
          new Answer(intent.what(), 200, Long.toString(done.version()), null, "done");
      case Outcome.Refused<?>(var rejection) ->
          new Answer(intent.what(), 422, null, null, rejection.code().name());
      case Outcome.Stale<?>(var _, long actual) ->
          new Answer(intent.what(), 412, Long.toString(actual), null, "STALE");
    };
  }
}
