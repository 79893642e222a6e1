package osa.eligibility.policy.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The web editor that modellers use, dmn-js, in a real browser without a window. It works through
/// a page that opens, changes and saves models, and leaves behind what was saved.
final class DmnJs {

  /// A newer editor than the one the build knows: its `dmn-modeler.production.min.js`.
  private static final String EDITOR = "osa.dmn-js";

  private static final String BROWSER = "osa.chromium";
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String WEBJAR = "org.webjars.npm/dmn-js";
  private static final int WORK_MAX_SECONDS = 180;

  private static final Pattern ANSWERS = Pattern.compile("<pre id=\"answers\">([^<]+)</pre>");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path browser;
  private final Path desk;

  private DmnJs(Path browser) {
    this.browser = browser;
    this.desk = Path.of("target", "dmn-js").toAbsolutePath();
  }

  /// Empty when there is no browser to run it in.
  static Optional<DmnJs> onThisMachine() {
    String named = System.getProperty(BROWSER, "");
    Stream<Path> places =
        named.isEmpty()
            ? Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
            : Stream.of(Path.of(named));
    return places.filter(Files::isExecutable).findFirst().map(DmnJs::new);
  }

  static String howToHaveIt() {
    return "dmn-js was not tried: there is no Chromium on the path; name one as -D"
        + BROWSER
        + "=<path>.";
  }

  /// @param model what is opened
  /// @param cell the id of a cell that is changed then; null for none
  /// @param text what it becomes
  /// @param table what is drawn on the sheet first; null for none
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Job(String name, String model, String cell, String text, Table table) {}

  /// A table of one input and one output.
  record Table(String decision, String input, List<List<String>> rows) {}

  /// @param saved as it was opened or drawn
  /// @param changed with the cell changed; null when there was none
  /// @param error what the editor said when it failed; null otherwise
  record Work(String saved, String changed, String error) {}

  /// Does all jobs in one session; fails when one of them does.
  Map<String, Work> done(List<Job> jobs) throws IOException, InterruptedException {
    Files.createDirectories(desk);
    copy(editor(), desk.resolve("dmn-modeler.js"));
    copy(DmnJs.class.getResourceAsStream("/dmn-js/editor.html"), desk.resolve("editor.html"));
    Files.writeString(
        desk.resolve("jobs.js"), "const jobs = " + JSON.writeValueAsString(jobs) + ";");
    Path page = desk.resolve("page.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                // Without it no Chromium runs for root; it opens nothing but our own page.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + desk.resolve("profile"),
                "--virtual-time-budget=60000",
                "--dump-dom",
                desk.resolve("editor.html").toUri().toString())
            .redirectOutput(page.toFile())
            .redirectError(desk.resolve("browser.log").toFile())
            .start();
    if (!process.waitFor(WORK_MAX_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    var answers = ANSWERS.matcher(Files.readString(page));
    assertTrue(answers.find(), "the editor came to no end; see " + desk.resolve("browser.log"));
    Map<String, Work> done =
        JSON.readValue(Base64.getDecoder().decode(answers.group(1)), new TypeReference<>() {});
    assertEquals(
        List.of(),
        done.entrySet().stream().filter(each -> each.getValue().error() != null).toList());
    return done;
  }

  private static InputStream editor() throws IOException {
    String named = System.getProperty(EDITOR, "");
    if (!named.isEmpty()) {
      return Files.newInputStream(Path.of(named));
    }
    Properties webjar = new Properties();
    try (InputStream properties =
        DmnJs.class.getResourceAsStream("/META-INF/maven/" + WEBJAR + "/pom.properties")) {
      webjar.load(properties);
    }
    return DmnJs.class.getResourceAsStream(
        "/META-INF/resources/webjars/dmn-js/%s/dist/dmn-modeler.production.min.js"
            .formatted(webjar.getProperty("version")));
  }

  private static void copy(InputStream from, Path to) throws IOException {
    try (from) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
