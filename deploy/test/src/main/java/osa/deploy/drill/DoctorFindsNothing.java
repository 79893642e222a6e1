package osa.deploy.drill;

import java.time.Duration;
import java.util.List;

/// The doctor calls a sound deployment sound; that it finds what is wrong is tried by its
/// own tests.
final class DoctorFindsNothing implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String sentence() {
    return "the doctor finds nothing wrong with what is sound";
  }

  @Override
  public List<String> findWrong(Scene scene) throws InterruptedException {
    // Without a backup nothing is sound.
    scene.command(PATIENCE, "./backup");
    Cli.Ended ended = scene.attempt(PATIENCE, "./doctor");
    scene.out().println(ended.printed().indent(2).stripTrailing());
    return ended.well() ? List.of() : List.of("it ended with " + ended.code());
  }
}
