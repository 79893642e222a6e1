package osa.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import osa.bench.measure.Rounds;
import osa.bench.measure.Row;

/// The whole outcome as one page of Markdown.
///
/// @param facts the machine, the versions and the settings
record Report(
    LocalDate on, Duration took, int rounds, Map<String, String> facts, List<Table> tables) {

  /// Where a person explains what the figures alone do not; no run overwrites it.
  static final String WHY = "benchmarks-why.md";

  String markdown() {
    StringBuilder page = new StringBuilder(head());
    facts.forEach(
        (name, fact) -> page.append("| ").append(name).append(" | ").append(fact).append(" |\n"));
    tables.forEach(table -> page.append('\n').append(markdown(table)));
    return page.toString();
  }

  private String head() {
    return """
    # Benchmarks

    Written by `./osa bench` on %s, in %d minutes; not by hand. Each side of a comparison takes
    its turn in %s. A figure is the median, behind it in brackets the worst round. A ratio
    is ours to theirs, taken round by round, so that noise which lasts longer than a turn falls on
    both. The absolute figures are this machine's; the ratios are what to compare. What is behind
    a missed target is told in [the profile](%s).

    | | |
    | --- | --- |
    """
        .formatted(
            on,
            took.plusSeconds(30).toMinutes(),
            rounds == 1 ? "one round" : "each of " + rounds + " rounds",
            WHY);
  }

  private static String markdown(Table table) {
    StringBuilder text =
        new StringBuilder("## " + table.title() + "\n\n" + table.how().strip() + "\n\n");
    text.append("| | ours | peer | theirs | ratio | target | |\n");
    text.append("| --- | --: | --- | --: | --: | --: | --- |\n");
    table.rows().forEach(row -> text.append(markdown(table, row)));
    return text.toString();
  }

  private static String markdown(Table table, Row row) {
    return "| %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            row.what(),
            figures(row.ours(), row.unit()),
            row.peer(),
            row.theirs().map(theirs -> figures(theirs, row.unit())).orElse(""),
            row.theirs().isPresent() ? ratio(row.judged()) : "",
            row.target().map(Object::toString).orElse(""),
            row.missed()
                ? row.verdict() + ", [why](" + WHY + "#" + table.key() + ")"
                : row.verdict());
  }

  private static String figures(Rounds rounds, String unit) {
    return "%s %s (%s)".formatted(number(rounds.median()), unit, number(rounds.worst()));
  }

  private static String ratio(Rounds rounds) {
    return "**%s** (%s)".formatted(number(rounds.median()), number(rounds.worst()));
  }

  /// Three digits that count.
  static String number(double figure) {
    int decimals = figure >= 100 ? 0 : figure >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
  }
}
