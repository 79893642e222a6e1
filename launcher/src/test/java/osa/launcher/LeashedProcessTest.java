package osa.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeashedProcessTest {
  private static final List<String> SLEEPS = List.of("sleep", "600");
  private static final List<String> SLEEPS_AND_IGNORES_TERM =
      List.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done");

  @TempDir Path folder;

  @Test
  void a_child_ends_when_its_launcher_is_killed_with_9() throws Exception {
    assertChildEndsWithItsLauncher(SLEEPS);
  }

  @Test
  void a_child_that_ignores_the_signal_is_killed_after_the_grace() throws Exception {
    assertChildEndsWithItsLauncher(SLEEPS_AND_IGNORES_TERM);
  }

  @Test
  void the_process_is_the_command_itself_with_its_exit_code() throws Exception {
    var process = start(List.of("sh", "-c", "echo \"I am $$\"; exit 7"));

    process.await(Duration.ofSeconds(10));

    assertEquals(7, process.exitCode());
    assertEquals("I am " + process.pid(), Files.readString(log()).strip());
  }

  @Test
  void a_stopped_child_is_asked_first() throws Exception {
    var process =
        start(
            List.of(
                "sh", "-c", "trap 'echo asked; exit' TERM; echo up; while :; do sleep 0.1; done"));
    awaitInLog("up");

    process.stop();

    assertFalse(process.alive());
    assertTrue(Files.readString(log()).contains("asked"));
  }

  @Test
  void a_killed_child_is_not_asked() throws Exception {
    var process =
        start(
            List.of(
                "sh", "-c", "trap 'echo asked; exit' TERM; echo up; while :; do sleep 0.1; done"));
    awaitInLog("up");

    process.kill();

    assertEquals(128 + 9, process.exitCode());
    assertFalse(Files.readString(log()).contains("asked"));
  }

  private void assertChildEndsWithItsLauncher(List<String> childLine) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Jvm.java(),
                "-cp",
                System.getProperty("java.class.path"),
                LeashHolder.class.getName(),
                folder.toString()));
    line.addAll(childLine);
    var launcher = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var child = ProcessHandle.of(Long.parseLong(firstLine(launcher))).orElseThrow();
    assertTrue(child.isAlive());

    launcher.destroyForcibly();

    child.onExit().get(20, TimeUnit.SECONDS);
  }

  private LeashedProcess start(List<String> line) {
    var state = StateFolder.open(folder);
    return LeashedProcess.start(state.leash(), new Command(line, Map.of(), log(), "TERM", 2));
  }

  private Path log() {
    return folder.resolve("logs/child.log");
  }

  private void awaitInLog(String word) throws IOException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.readString(log()).contains(word)) {
      assertTrue(System.nanoTime() < deadline, () -> "never wrote " + word);
      Thread.onSpinWait();
    }
  }

  private static String firstLine(Process process) throws IOException {
    var out = new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII);
    return new BufferedReader(out).readLine();
  }
}
