package osa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The repository is tidy: every file that git knows, whatever module it is in. Each rule brings
/// files that break it, so that no rule is only decoration.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TidyTest {

  private static final int JAVA_LINES_MAX = 400;
  private static final Path HOME = Path.of(System.getProperty("osa.home", ".."));

  private static final String ANY = ".*";
  private static final String JAVA = ".*\\.java";
  private static final String PROSE_AND_CODE = ".*\\.(java|md|ya?ml)";
  private static final String SERVICES = "(event-kernel|[a-z]+-service)/src/main/.*\\.java";

  /// @param broken files of which every one breaks the rule
  /// @param findings one per breach; empty for a repository that keeps the rule
  private record Rule(
      String name,
      Map<String, String> broken,
      Function<Map<String, String>, List<String>> findings) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Texts by path from the root.
  private static Map<String, String> repository;

  @BeforeAll
  static void read() throws Exception {
    assumeTrue(Files.exists(HOME.resolve(".git")), "only a clone knows its files");
    repository = tracked();
    assertFalse(repository.isEmpty());
  }

  static Stream<Rule> rules() {
    // The words that are looked for are written so that this file does not hold them.
    return Stream.of(
        noLine("no tab", PROSE_AND_CODE, "\t", Map.of("A.java", "int\ta;", "b/c.yaml", "\ta: 1")),
        noLine("no space at the end", ANY, "[ \\t]+$", Map.of("a.md", "text  \nmore\n")),
        noLine("no carriage return", ANY, "\\r", Map.of("a.sql", "SELECT 1;\r\n")),
        noLine(
            "no work left undone",
            ANY,
            "\\b(TOD[O]|FIXM[E]|XX[X])\\b",
            Map.of("A.java", "// TOD" + "O later", "pom.xml", "<!-- FIXM" + "E -->")),
        noLine(
            "services write to the log only",
            SERVICES,
            "System\\.(out|err)\\b|printStackTrace",
            Map.of("a-service/src/main/java/A.java", "System.out.println(1);")),
        noLine(
            "no pointer to a document that is not here",
            ANY,
            "\\bDOMAI[N] §?[0-9]|\\bDOMAI[N]\\.md|SCENARIO[S]\\.md|\\bSTYL[E]\\b",
            Map.of(
                "A.java", "/// (DOMAI" + "N 6.3)",
                "a.md", "see SCENARIO" + "S.md",
                "B.java", "// STYL" + "E section 6")),
        new Rule("text, ending in a line end", Map.of("a", "a", "b", "\0\n"), TidyTest::notText),
        new Rule(
            "no long Java file",
            Map.of("A.java", "int a;\n".repeat(JAVA_LINES_MAX + 1)),
            TidyTest::longJava),
        new Rule(
            "decisions are numbered without gaps and named by their title",
            Map.of(
                "docs/adr/0002-b.md", "# 2. B\n",
                "docs/adr/0003-c.md", "# 3. Not C\n",
                "docs/adr/0005-d.md", "# 5. D\n"),
            TidyTest::decisions),
        new Rule(
            "links lead somewhere",
            Map.of(
                "a/b.md", "[c](../c.md)",
                "d.md", "# Here\n\n[there](#there)",
                "e.md", "[x]: nowhere/\n",
                "f.md", "![picture](missing.png)"),
            TidyTest::deadLinks));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_repository_keeps(Rule rule) {
    assertEquals("", String.join("\n", rule.findings().apply(repository)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void it_is_noticed_when_something_breaks(Rule rule) {
    List<String> findings = rule.findings().apply(new TreeMap<>(rule.broken()));
    for (String path : rule.broken().keySet()) {
      assertFalse(
          findings.stream().noneMatch(finding -> finding.startsWith(path + ":")),
          () -> rule + " does not find " + path + " but " + findings);
    }
  }

  private static Rule noLine(String name, String paths, String line, Map<String, String> broken) {
    Pattern pattern = Pattern.compile(line, Pattern.MULTILINE);
    return new Rule(
        name,
        broken,
        files ->
            of(files, paths)
                .flatMap(file -> pattern.matcher(file.getValue()).results().map(at(file)))
                .toList());
  }

  private static Function<MatchResult, String> at(Map.Entry<String, String> file) {
    return match ->
        file.getKey()
            + ":"
            + (1 + file.getValue().substring(0, match.start()).lines().count())
            + " has "
            + match.group();
  }

  private static Stream<Map.Entry<String, String>> of(Map<String, String> files, String paths) {
    return files.entrySet().stream().filter(file -> file.getKey().matches(paths));
  }

  private static List<String> notText(Map<String, String> files) {
    return of(files, ANY)
        .filter(file -> !file.getValue().isEmpty())
        .filter(file -> !file.getValue().endsWith("\n") || file.getValue().contains("\0"))
        .map(file -> file.getKey() + ": is no text, or its last line has no end")
        .toList();
  }

  private static List<String> longJava(Map<String, String> files) {
    return of(files, JAVA)
        .filter(file -> file.getValue().lines().count() > JAVA_LINES_MAX)
        .map(file -> file.getKey() + ": has " + file.getValue().lines().count() + " lines")
        .toList();
  }

  private static List<String> decisions(Map<String, String> files) {
    List<String> findings = new ArrayList<>();
    int number = 0;
    for (var file : of(files, "docs/adr/[0-9].*").toList()) {
      number++;
      String title = file.getValue().lines().findFirst().orElse("");
      String expected =
          "docs/adr/%04d-%s.md".formatted(number, slug(title.replaceFirst("^# [0-9]+\\. ", "")));
      if (!file.getKey().equals(expected) || !title.startsWith("# " + number + ". ")) {
        findings.add(file.getKey() + ": its number and title would make it " + expected);
      }
    }
    return findings;
  }

  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^()\\s]+)\\)|^\\[[^\\]]+\\]:\\s+(\\S+)", Pattern.MULTILINE);
  private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);

  private static List<String> deadLinks(Map<String, String> files) {
    List<String> findings = new ArrayList<>();
    for (var file : of(files, ".*\\.md").toList()) {
      Matcher links = LINK.matcher(file.getValue());
      while (links.find()) {
        String link = links.group(1) == null ? links.group(2) : links.group(1);
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(files, file.getKey(), link)) {
          findings.add(file.getKey() + ": links to " + link);
        }
      }
    }
    return findings;
  }

  private static boolean leadsSomewhere(Map<String, String> files, String from, String link) {
    String path = link.replaceFirst("#.*", "");
    String target =
        path.isEmpty() ? from : Path.of(from).resolveSibling(path).normalize().toString();
    if (!target.endsWith(".md") || !link.contains("#")) {
      return files.keySet().stream()
          .anyMatch(known -> known.equals(target) || known.startsWith(target + "/"));
    }
    String anchor = link.substring(link.indexOf('#') + 1);
    return HEADING
        .matcher(files.getOrDefault(target, ""))
        .results()
        .anyMatch(heading -> anchorOf(heading.group(1)).equals(anchor));
  }

  /// As GitHub makes them.
  private static String anchorOf(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .strip()
        .replace(' ', '-');
  }

  private static String slug(String title) {
    return title
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’`]", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static Map<String, String> tracked() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "-c", "safe.directory=*", "ls-files", "-z")
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String paths = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), "git ls-files");
    Map<String, String> files = new TreeMap<>();
    for (String path : paths.split("\0")) {
      // Deleted and not yet committed: nothing to tidy.
      if (Files.isRegularFile(HOME.resolve(path))) {
        files.put(path, text(HOME.resolve(path)));
      }
    }
    return files;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
