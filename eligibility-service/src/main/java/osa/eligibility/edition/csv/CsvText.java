package osa.eligibility.edition.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Comma separated values by RFC 4180, as rows of cells that know where they stand. Lines end in
/// LF, CRLF or CR; a byte order mark at the beginning, blank lines and rows of empty cells only are
/// passed over.
final class CsvText {

  private static final ObjectReader ROWS =
      new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY).readerFor(String[].class);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  /// @param line where it begins, as an editor counts, from 1
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /// What became of a text.
  sealed interface Reading {
    record Rows(List<Row> rows) implements Reading {}

    record Broken(List<BadLine> lines) implements Reading {}
  }

  static Reading read(String text) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<BadLine> notText = notText(content);
    return notText.isEmpty() ? rows(content) : new Reading.Broken(notText);
  }

  private static Reading rows(String content) {
    List<Row> rows = new ArrayList<>();
    int line = 1;
    try (MappingIterator<String[]> values = ROWS.readValues(content)) {
      while (values.hasNextValue()) {
        line = values.getParser().currentLocation().getLineNr();
        List<String> cells = List.of(values.nextValue());
        if (!cells.stream().allMatch(String::isBlank)) {
          rows.add(new Row(line, cells));
        }
      }
      return new Reading.Rows(rows);
    } catch (JacksonException e) {
      return new Reading.Broken(List.of(brokenQuotes(line)));
    } catch (IOException e) {
      throw new UncheckedIOException("a text that is in memory cannot be read", e);
    }
  }

  private static BadLine brokenQuotes(int lastRead) {
    return BadLine.of(
        lastRead,
        "has a quoted cell that does not end before the next comma or the end of the line",
        "close the quote, and write a quote within a quoted cell twice; what follows was not read");
  }

  private static List<BadLine> notText(String content) {
    List<BadLine> bad = new ArrayList<>();
    int number = 1;
    boolean told = false;
    for (int at = 0; at < content.length(); at++) {
      char each = content.charAt(at);
      if (each == '\n' || each == '\r') {
        boolean first =
            each == '\n' || at + 1 == content.length() || content.charAt(at + 1) != '\n';
        number += first ? 1 : 0;
        told = told && !first;
      } else if (!told && !isText(content, at)) {
        told = true;
        bad.add(
            BadLine.of(
                number,
                "has a character that is not text (%s)".formatted(codeOf(each)),
                "save the file as UTF-8, without control characters"));
      }
    }
    return bad;
  }

  /// U+FFFD is what a decoder puts where the bytes were no text.
  private static boolean isText(String content, int at) {
    char each = content.charAt(at);
    if (Character.isHighSurrogate(each)) {
      return at + 1 < content.length() && Character.isLowSurrogate(content.charAt(at + 1));
    }
    if (Character.isLowSurrogate(each)) {
      return at > 0 && Character.isHighSurrogate(content.charAt(at - 1));
    }
    return each == '\t' || (!Character.isISOControl(each) && each != '\uFFFD');
  }

  private static String codeOf(char each) {
    return "U+%04X".formatted((int) each);
  }
}
