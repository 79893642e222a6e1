package osa.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The one folder that holds everything a stack keeps between runs: data, keys, passwords, logs.
///
/// Whatever takes more than one step to make is made beside its place and moved there when it is
/// complete, so a start that was cut short leaves nothing that looks finished.
public final class StateFolder {
  /// What a first start needs at least: two data folders and the first segments of their logs.
  private static final long FREE_BYTES_MIN = 512L * 1024 * 1024;

  private static final List<String> FOLDERS = List.of("data", "keys", "logs", "run");

  private final Path root;

  private StateFolder(Path root) {
    this.root = root;
  }

  /// The folder for `osa` itself: `OSA_STATE` when set, else `.osa` in the repository.
  static Path placeFor(Installation installation) {
    var named = System.getenv("OSA_STATE");
    return named == null ? installation.root().resolve(".osa") : Path.of(named).toAbsolutePath();
  }

  /// @throws Refusal when the folder can't be written to or its disk is nearly full
  static StateFolder open(Path root) {
    var folder = new StateFolder(root.toAbsolutePath().normalize());
    try {
      for (var part : FOLDERS) {
        Files.createDirectories(folder.root.resolve(part));
      }
      folder.placeLeash();
      folder.refuseWhenFull(Files.getFileStore(folder.root).getUsableSpace());
    } catch (AccessDeniedException e) {
      throw new Refusal(
          "The state folder %s is not writable for %s; change its owner or set OSA_STATE to a folder of yours."
              .formatted(folder.root, System.getProperty("user.name")),
          e);
    } catch (IOException e) {
      throw new Refusal(
          "The state folder %s can't be used: %s.".formatted(folder.root, sentence(e)), e);
    }
    return folder;
  }

  /// The folder of a stack to look at: nothing in it is made or refused.
  static StateFolder asItIs(Path root) {
    return new StateFolder(root.toAbsolutePath().normalize());
  }

  Path root() {
    return root;
  }

  Path data(PartName part) {
    return root.resolve("data").resolve(part.label());
  }

  Path key(String name) {
    return root.resolve("keys").resolve(name);
  }

  Path run(String name) {
    return root.resolve("run").resolve(name);
  }

  /// The script every child process starts through; there for as long as the folder is.
  Path leash() {
    return run("leash.sh");
  }

  Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /// Forgets everything. What others keep in the same folder stays.
  void deleteAll() throws IOException {
    for (var part : FOLDERS) {
      deleteTree(root.resolve(part));
    }
  }

  /// Begins a new log and keeps one old one, so that logs do not grow over many starts.
  Path freshLog(String name) {
    var log = log(name);
    try {
      if (Files.exists(log)) {
        Files.move(log, root.resolve("logs").resolve(name + ".1.log"), REPLACE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  private static final StandardCopyOption REPLACE = StandardCopyOption.REPLACE_EXISTING;

  /// Makes a folder that is either whole or absent: `fill` works on a folder beside it, which is
  /// moved to its place at the end. What an earlier, cut-short attempt left is thrown away.
  static void makeWhole(Path folder, Filling fill) throws IOException {
    var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    deleteTree(unfinished);
    fill.into(Files.createDirectories(unfinished));
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Work that fills a folder.
  @FunctionalInterface
  interface Filling {
    void into(Path folder) throws IOException;
  }

  /// Writes a file that only its owner may read, whole or not at all.
  static void writeSecret(Path file, String text) throws IOException {
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(unfinished, ownerOnly);
    Files.writeString(unfinished, text);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Deletes a folder and all in it; a folder that is not there is no error.
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// An I/O failure in words; Java's own message is often only the file's name.
  static String sentence(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case java.nio.file.FileSystemException failed when failed.getReason() != null ->
          failed.getReason() + " (" + failed.getFile() + ")";
      case IOException other -> other.getMessage();
    };
  }

  private void placeLeash() throws IOException {
    var unfinished = run("leash.sh." + ProcessHandle.current().pid());
    try (var script = StateFolder.class.getResourceAsStream("leash.sh")) {
      Files.write(unfinished, script.readAllBytes());
    }
    // Replaced in one step: a launcher that runs may be starting a child from it right now.
    Files.move(unfinished, leash(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void refuseWhenFull(long freeBytes) {
    if (freeBytes < FREE_BYTES_MIN) {
      throw new Refusal(
          "The disk of %s is full: %d MB free, OSA needs %d MB."
              .formatted(root, freeBytes >> 20, FREE_BYTES_MIN >> 20));
    }
  }
}
