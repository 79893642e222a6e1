package osa.eligibility.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at one expression (FEEL) before the engine does. What is let through compares, and calls
/// functions whose answer is no longer than what they are given, or a number, a date or a time: so
/// it ends, and soon. Left out are iterations, filters and functions of one's own, contexts and
/// comments, powers and exponents, and every other function, those of the clock and regular
/// expressions among them.
final class ExpressionText {

  /// The longest expression, in characters. The longest in use has under 500.
  static final int LENGTH_MAX = 1_000;

  /// How deep brackets may be nested.
  static final int DEPTH_MAX = 20;

  private static final Set<String> ITERATIONS =
      Set.of("for", "some", "every", "function", "external");

  /// After which something new begins, so that what follows is no further word of a name.
  private static final Set<String> KEYWORDS =
      Set.of(
          "for",
          "some",
          "every",
          "function",
          "external",
          "return",
          "satisfies",
          "if",
          "then",
          "else",
          "and",
          "or",
          "not",
          "in",
          "between",
          "instance",
          "of",
          "null",
          "true",
          "false");

  /// `date and time` and `day of week` are among them: what counts is what follows the last
  // keyword.
  private static final Set<String> FUNCTIONS =
      Set.of(
          "contains",
          "starts with",
          "ends with",
          "substring",
          "substring before",
          "substring after",
          "string length",
          "upper case",
          "lower case",
          "list contains",
          "count",
          "min",
          "max",
          "sum",
          "product",
          "mean",
          "median",
          "mode",
          "stddev",
          "all",
          "any",
          "reverse",
          "remove",
          "sublist",
          "abs",
          "floor",
          "ceiling",
          "modulo",
          "sqrt",
          "odd",
          "even",
          "date",
          "time",
          "duration",
          "months duration",
          "year",
          "week",
          "is");

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<quoted>\"(?:\\\\.|[^\"\\\\])*\")|(?<word>[\\p{L}\\p{M}\\p{N}_]+)"
              + "|(?<comment>/[*/])|(?<space>[\\s\\u00A0]+)|(?<symbol>\\*\\*|.)",
          Pattern.DOTALL);

  /// The words that stand side by side, after the last keyword among them.
  private final List<String> name = new ArrayList<>();

  /// Whether a value ends here, so that a bracket would filter or call it.
  private boolean value;

  private int depth;

  private ExpressionText() {}

  /// What is not allowed in it, such as "uses `for`"; empty when it may be given to the engine.
  static Optional<String> objection(String expression) {
    if (expression.length() > LENGTH_MAX) {
      return Optional.of("has more than %d characters".formatted(LENGTH_MAX));
    }
    ExpressionText reading = new ExpressionText();
    Matcher token = TOKEN.matcher(expression);
    while (token.find()) {
      Optional<String> objection = reading.next(token);
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  private Optional<String> next(Matcher token) {
    if (token.group("space") != null) {
      return Optional.empty();
    }
    if (token.group("comment") != null) {
      return Optional.of("uses the comment %s".formatted(token.group()));
    }
    if (token.group("word") != null) {
      return word(token.group());
    }
    Optional<String> objection = symbol(token.group());
    name.clear();
    value = token.group("quoted") != null || token.group().equals(")") || token.group().equals("]");
    return objection;
  }

  private Optional<String> word(String word) {
    if (ITERATIONS.contains(word) && name.isEmpty()) {
      return uses(word);
    }
    if (name.isEmpty() && hasExponent(word)) {
      return Optional.of("writes a number with an exponent");
    }
    if (KEYWORDS.contains(word) && !ITERATIONS.contains(word)) {
      name.clear();
      value = false;
    } else {
      name.add(word);
      value = true;
    }
    return Optional.empty();
  }

  /// To round such a number is to write out all its digits.
  private static boolean hasExponent(String word) {
    return Character.isDigit(word.charAt(0)) && !word.chars().allMatch(Character::isDigit);
  }

  private Optional<String> symbol(String symbol) {
    return switch (symbol) {
      case "{", "}", "**" -> uses(symbol);
      case "[" -> value ? Optional.of("uses a filter") : deeper();
      case "(" -> value && !FUNCTIONS.contains(called()) ? uses(called()) : deeper();
      case ")", "]" -> {
        depth--;
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Optional<String> deeper() {
    depth++;
    return depth > DEPTH_MAX
        ? Optional.of("has more than %d brackets within each other".formatted(DEPTH_MAX))
        : Optional.empty();
  }

  private static Optional<String> uses(String what) {
    return Optional.of("uses `%s`".formatted(what));
  }

  /// Also a value may be called, if it is a function.
  private String called() {
    return name.isEmpty() ? ")(" : String.join(" ", name);
  }
}
