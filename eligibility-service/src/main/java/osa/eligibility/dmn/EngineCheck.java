package osa.eligibility.dmn;

import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;
import osa.eligibility.dmn.Finding.Code;

/// The engine's own validator: the schema, the meaning, and the analysis of every decision table.
/// It sees any table, also one whose inputs are numbers; what it says of a gap names no case.
///
/// It takes a second or two to make and much memory, and many a service never checks a model: so it
/// is made when it is first used. It is not safe for several threads: whoever asks at once waits.
public final class EngineCheck {

  private final Lock turn = new ReentrantLock();
  private DMNValidator validator;

  /// Throws [CancellationException] when the thread is interrupted while it waits for its turn; a
  /// validator at work does not hear of it.
  ///
  /// @param xml a text in which [ModelText] found nothing
  public List<Finding> findings(String xml) {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("told to stop before its turn");
    }
    try {
      return validated(xml);
    } finally {
      turn.unlock();
    }
  }

  private List<Finding> validated(String xml) {
    if (validator == null) {
      validator = DMNValidatorFactory.newValidator();
    }
    return validator
        .validateUsing(
            Validation.VALIDATE_SCHEMA,
            Validation.VALIDATE_MODEL,
            Validation.VALIDATE_COMPILATION,
            Validation.ANALYZE_DECISION_TABLE)
        .theseModels(new StringReader(xml))
        .stream()
        .flatMap(EngineCheck::finding)
        // What the schema, the model and its compilation object to alike is said once.
        .distinct()
        .toList();
  }

  private static Stream<Finding> finding(DMNMessage message) {
    Code code =
        switch (message.getMessageType()) {
          case DECISION_TABLE_GAP -> Code.GAP;
          case DECISION_TABLE_OVERLAP, DECISION_TABLE_OVERLAP_HITPOLICY_UNIQUE -> Code.OVERLAP;
          // Advice about form, which many a readable table does not follow.
          case DECISION_TABLE_CONTRACTION_RULE, DECISION_TABLE_HITPOLICY_RECOMMENDER -> null;
          case DECISION_TABLE_MASKED_RULE -> Code.ROW_NEVER_HIT;
          case DECISION_TABLE_1STNFVIOLATION, DECISION_TABLE_SUBSUMPTION_RULE -> Code.ROW_DUPLICATE;
          default ->
              switch (message.getLevel()) {
                case ERROR -> Code.INVALID;
                case WARNING -> Code.QUESTIONABLE;
                case INFO -> null;
              };
        };
    return code == null
        ? Stream.of()
        : Stream.of(Finding.of(code, message.getSourceId(), firstSentence(message.getText())));
  }

  private static String firstSentence(String text) {
    String plain = text.startsWith("DMN: ") ? text.substring("DMN: ".length()) : text;
    int details = plain.indexOf(" (DMN id:");
    return (details < 0 ? plain : plain.substring(0, details)).replaceAll("\\s+", " ").strip();
  }
}
