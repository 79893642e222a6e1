package osa.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import osa.doctor.Examined.Done;
import osa.doctor.Examined.Unseen;

/// What the doctor says, for people and for machines.
///
/// @param examined in the order of the checks
public record Report(Instant at, List<Examined> examined) {

  /// All is sound.
  public static final int SOUND = 0;

  /// Something was found.
  public static final int FOUND = 1;

  /// Nothing was found, and not everything could be looked at.
  public static final int CANNOT_LOOK = 2;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public Report {
    examined = List.copyOf(examined);
  }

  public int exitCode() {
    if (findings() > 0) {
      return FOUND;
    }
    return examined.stream().anyMatch(one -> one.answer() instanceof Unseen) ? CANNOT_LOOK : SOUND;
  }

  private long findings() {
    return examined.stream()
        .mapToLong(
            one ->
                switch (one.answer()) {
                  case Done(Looked looked) -> looked.findings().size();
                  case Unseen _ -> 0;
                })
        .sum();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    for (Examined one : examined) {
      switch (one.answer()) {
        case Done(Looked looked) -> {
          var state = looked.findings().isEmpty() ? "ok" : worst(looked).toLowerCase(Locale.ROOT);
          text.append(line(one.check(), state, looked.seen()));
          looked.findings().forEach(finding -> text.append(lines(finding)));
        }
        case Unseen(String why) -> text.append(line(one.check(), "unseen", why));
      }
    }
    return text.append(verdict()).toString();
  }

  private String verdict() {
    return switch (exitCode()) {
      case SOUND -> "All is sound.\n";
      case FOUND -> "%d findings.\n".formatted(findings());
      default -> "Nothing was found, but not everything could be looked at.\n";
    };
  }

  private static String worst(Looked looked) {
    return looked.findings().stream()
        .map(Finding::severity)
        .min(Severity::compareTo)
        .orElseThrow()
        .name();
  }

  private static String line(String check, String state, String seen) {
    return "%-14s %-8s %s%n".formatted(check, state, seen);
  }

  private static String lines(Finding finding) {
    return "  %s: %s %s%n    -> %s%n"
        .formatted(
            finding.severity().name().toLowerCase(Locale.ROOT),
            finding.subject(),
            finding.what(),
            finding.remedy());
  }

  public String json() {
    List<Map<String, Object>> checks = new ArrayList<>();
    for (Examined one : examined) {
      Map<String, Object> check = new LinkedHashMap<>();
      check.put("check", one.check());
      switch (one.answer()) {
        case Done(Looked looked) -> {
          check.put("looked", true);
          check.put("seen", looked.seen());
          check.put("findings", looked.findings());
        }
        case Unseen(String why) -> {
          check.put("looked", false);
          check.put("why", why);
          check.put("findings", List.of());
        }
      }
      checks.add(check);
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("at", at.toString());
    report.put("sound", exitCode() == SOUND);
    report.put("checks", checks);
    try {
      return JSON.writeValueAsString(report) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
  }
}
