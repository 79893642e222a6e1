package osa.eligibility.dmn;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something wrong with a decision model.
///
/// @param where the decision or element it is about; null for the model as a whole
/// @param line where in the text, from 1; null when it is not about a place in the text
/// @param rows the rows of the decision's table it is about, as a reader counts, from 1
/// @param example inputs of one concrete case that shows it, by name; empty when none is needed
/// @param message one sentence: what is wrong
/// @param remedy one sentence: what to do
public record Finding(
    Severity severity,
    Code code,
    String where,
    Integer line,
    List<Integer> rows,
    Map<String, Object> example,
    String message,
    String remedy) {

  /// An `ERROR` keeps a model from being used; a `WARNING` is for the author to look at.
  @Schema(name = "FindingSeverity")
  public enum Severity {
    ERROR,
    WARNING
  }

  /// What kind of finding it is; callers may rely on it.
  @Schema(name = "FindingCode")
  public enum Code {
    TOO_LARGE(Severity.ERROR, "Make the model smaller."),
    NOT_WELL_FORMED(Severity.ERROR, "Save it again from a DMN editor."),
    DOCUMENT_TYPE(Severity.ERROR, "Remove the document type declaration."),
    ELEMENT_NOT_ALLOWED(
        Severity.ERROR, "Say it with decision tables and literal expressions that ask decisions."),
    EXPRESSION_NOT_ALLOWED(
        Severity.ERROR,
        "Use comparisons and words; iterations, functions and clocks are left out."),
    INVALID(Severity.ERROR, "Correct it in a DMN editor."),
    QUESTIONABLE(Severity.WARNING, "Look whether it is meant so."),
    DECISION_MISSING(Severity.ERROR, "Add the decision under exactly this name."),
    INPUT_UNKNOWN(Severity.ERROR, "Use the inputs that this policy is told, by their names."),
    GAP(Severity.ERROR, "Add a row for this case."),
    OVERLAP(Severity.ERROR, "Make the rows exclude each other, or choose another hit policy."),
    NO_ANSWER(Severity.ERROR, "Let the decision answer this case."),
    WORD_UNKNOWN(Severity.ERROR, "Use a word of the published vocabulary."),
    REFERENCE_MISSING(Severity.ERROR, "Name in the row's annotation where the rule is written."),
    ROW_NEVER_HIT(Severity.WARNING, "Remove the row, or widen what it is about."),
    ROW_DUPLICATE(Severity.WARNING, "Remove one of the rows.");

    private final Severity severity;
    private final String remedy;

    Code(Severity severity, String remedy) {
      this.severity = severity;
      this.remedy = remedy;
    }
  }

  public Finding {
    rows = List.copyOf(rows);
    example = Map.copyOf(example);
  }

  /// About the model or one of its parts.
  public static Finding of(Code code, String where, String message) {
    return new Finding(code.severity, code, where, null, List.of(), Map.of(), message, code.remedy);
  }

  /// About a place in the text.
  static Finding at(Code code, int line, String message) {
    return new Finding(code.severity, code, null, line, List.of(), Map.of(), message, code.remedy);
  }

  /// About rows of a table, shown by a case.
  public static Finding of(
      Code code, String where, List<Integer> rows, Map<String, Object> example, String message) {
    return new Finding(code.severity, code, where, null, rows, example, message, code.remedy);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
