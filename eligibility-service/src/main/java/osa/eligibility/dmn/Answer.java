package osa.eligibility.dmn;

import java.util.List;
import java.util.Map;

/// What a decision came to, and why.
///
/// @param decision its name in the model
/// @param inputs what it was told of the case itself, by name
/// @param value never null: a decision without an answer is a [RuleFailure]
/// @param rows the rows of its table that gave the answer; none when it is no table
/// @param basedOn the decisions that it asked
public record Answer(
    String decision,
    Map<String, Object> inputs,
    Object value,
    List<Row> rows,
    List<Answer> basedOn) {

  /// A row of a decision table.
  ///
  /// @param number as a reader counts, from 1
  /// @param id its identifier in the model; null when the model gives it none
  public record Row(int number, String id) {}

  public Answer {
    inputs = Map.copyOf(inputs);
    rows = List.copyOf(rows);
    basedOn = List.copyOf(basedOn);
  }
}
