package osa.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import osa.launcher.record.RecordLoader;

/// The commands behind the `osa` script. Each ends with exit code 0, or with one line on standard
/// error and another code.
public final class Main {
  static final String LOADED = "loaded";

  private static final Duration DOWN_PATIENCE = Duration.ofSeconds(60);

  private final Console console = Console.standard();
  private final StateFolder state;

  private Main(StateFolder state) {
    this.state = state;
  }

  public static void main(String[] arguments) {
    try {
      var main = new Main(StateFolder.open(StateFolder.placeFor(Installation.current())));
      System.exit(main.runAndKeepFailure(List.of(arguments)));
    } catch (Refusal refusal) {
      fail(refusal.getMessage());
    } catch (IOException e) {
      fail(StateFolder.sentence(e));
    }
  }

  /// A failure nobody foresaw is one line too; its stack trace is for us and goes to a log.
  private int runAndKeepFailure(List<String> arguments) throws IOException {
    try {
      return run(arguments);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException e) {
      var log = state.freshLog("failure");
      try (var out = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
        e.printStackTrace(out);
      }
      throw new Refusal("Something went wrong that should not: %s (%s)".formatted(e, log), e);
    }
  }

  private static void fail(String sentence) {
    System.err.println("osa: " + sentence);
    System.exit(1);
  }

  private int run(List<String> arguments) throws IOException {
    return switch (String.join(" ", arguments)) {
      case "up" -> up();
      case "up -d" -> new DetachedUp(state, console).run();
      case "down" -> down();
      case "prepare" -> prepare();
      case "status" -> new Status(state, console).show();
      case "reset" -> reset();
      case "load" -> load();
      case String rebuild when rebuild.equals("rebuild") || rebuild.startsWith("rebuild ") ->
          new Rebuild(state, console).run(arguments.subList(1, arguments.size()));
      case String token when token.startsWith("token ") -> token(token.substring(6));
      case String letters when letters.matches("dead-letters( .*)?") ->
          deadLetters(arguments.subList(1, arguments.size()));
      case String other ->
          throw new Refusal("There is no command '%s'; see `./osa help`.".formatted(other));
    };
  }

  /// What every start after a build would otherwise have to wait for.
  private int prepare() throws IOException {
    PostgresArchive.unpacked(Installation.current().postgresArchive());
    console.say(
        "Training the services to start fast, once per build; this takes about a minute ...");
    new TrainingRun(Installation.current()).run();
    return 0;
  }

  private int up() throws IOException {
    var began = System.nanoTime();
    var stack = Stack.onDefaultPorts(state, console);
    Files.deleteIfExists(readyMark(state));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> takeDown(stack)));
    console.say("Starting OSA on " + state.root() + " ...");
    stack.startAll();
    var loaded = load(stack);
    console.say(Summary.of(stack.ports(), Duration.ofNanos(System.nanoTime() - began)));
    Files.writeString(readyMark(state), loaded ? LOADED : "");
    return untilStopped();
  }

  /// Services without the record are still of use, so they stay up when it can't be loaded.
  private boolean load(Stack stack) {
    try {
      stack.loadRecord();
      return true;
    } catch (Refusal refusal) {
      console.say("  record  not complete: " + refusal.getMessage());
      console.say("  record  ./osa load goes on with it");
      return false;
    }
  }

  private void takeDown(Stack stack) {
    if (stack.anythingRuns()) {
      console.say("Stopping OSA ...");
    }
    console.fallSilent();
    try {
      Files.deleteIfExists(readyMark(state));
    } catch (IOException e) {
      // Only a waiting `up -d` reads it, and that one watches the process as well.
    }
    stack.close();
  }

  private static int untilStopped() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private int down() {
    var launcher = LauncherLock.holder(state);
    if (launcher.isEmpty()) {
      console.say("OSA is not running.");
      return 0;
    }
    console.say("Stopping OSA ...");
    launcher.get().destroy();
    try {
      launcher.get().onExit().orTimeout(DOWN_PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      // The leashes bring its parts down when it is gone.
      launcher.get().destroyForcibly();
    }
    Leftovers.await(state, console);
    console.say("OSA is down.");
    return 0;
  }

  private int reset() throws IOException {
    down();
    state.deleteAll();
    console.say("Nothing is left in " + state.root() + "; the next `./osa up` starts afresh.");
    return 0;
  }

  private int load() {
    if (LauncherLock.holder(state).isEmpty()) {
      throw new Refusal("OSA is not running; ./osa up starts it and loads the record.");
    }
    var tokens = Tokens.in(state);
    new RecordLoader(Ports.lastUsed(state).services(), tokens, console).load();
    return 0;
  }

  private int token(String roleLabel) {
    var role = Role.ofLabel(roleLabel);
    var tokens = Tokens.in(state);
    console.say(tokens.mint(role.label(), role));
    return 0;
  }

  private int deadLetters(List<String> arguments) {
    if (LauncherLock.holder(state).isEmpty()) {
      throw new Refusal("OSA is not running; ./osa up starts it.");
    }
    var token = Tokens.in(state).mint(Role.OPERATOR.label(), Role.OPERATOR);
    return new DeadLetters(Ports.lastUsed(state)::uri, token, console).run(arguments);
  }

  /// There while everything is up; says [#LOADED] when the record is complete.
  static Path readyMark(StateFolder state) {
    return state.run("ready");
  }
}
