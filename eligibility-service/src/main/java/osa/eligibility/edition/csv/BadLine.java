package osa.eligibility.edition.csv;

/// Something in a file that keeps it from being read.
///
/// @param line where the row begins, as an editor counts, from 1
/// @param column by its name in the file; null when the whole line is to blame
/// @param value what stands there, shortened and without control characters; null when nothing does
/// @param remedy what to do
public record BadLine(int line, String column, String value, String reason, String remedy) {

  private static final int SHOWN_MAX = 40;
  private static final char UNPRINTABLE = '\uFFFD';

  static BadLine of(int line, String reason, String remedy) {
    return new BadLine(line, null, null, reason, remedy);
  }

  static BadLine of(int line, String column, String value, String reason, String remedy) {
    return new BadLine(line, column, shown(value), reason, remedy);
  }

  private static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(SHOWN_MAX)
        .map(each -> Character.isISOControl(each) ? UNPRINTABLE : each)
        .forEach(shown::appendCodePoint);
    return value.codePointCount(0, value.length()) > SHOWN_MAX ? shown + "…" : shown.toString();
  }
}
