package osa.doctor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Visit;

/// Whoever can read a secret can be the service it belongs to; and a secret that anyone would guess
/// is none.
public final class SecretFiles implements Check {

  private static final int CHARS_MIN = 16;
  private static final Set<String> GUESSED =
      Set.of("postgres", "password", "changeme", "change-me", "admin", "secret", "keycloak", "osa");

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public Looked look(Visit visit) throws IOException {
    var notes = new Looked.Notes();
    Path folder = visit.site().secrets().folder();
    // Who cannot enter the folder cannot read what is in it, whatever its own mode.
    var shut = outsiders(folder, Set.of(PosixFilePermission.OTHERS_EXECUTE)).isEmpty();
    for (String name : visit.site().secrets().expected()) {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        notes.error(name, "is not there", visit.advice().makeSecrets());
      } else {
        look(file, shut, notes);
      }
    }
    List<PosixFilePermission> writers =
        outsiders(
            folder, Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
    if (!writers.isEmpty()) {
      notes.error(
          folder.toString(),
          "can be written to by others than its owner",
          "run `chmod 700 %s`".formatted(folder));
    }
    return notes.seen("%d files".formatted(visit.site().secrets().expected().size()));
  }

  private static void look(Path file, boolean shut, Looked.Notes notes) throws IOException {
    var name = file.getFileName().toString();
    List<PosixFilePermission> readers =
        outsiders(
            file,
            shut
                ? Set.of(PosixFilePermission.OTHERS_WRITE)
                : Set.of(
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE));
    if (!readers.isEmpty()) {
      notes.error(
          name,
          "is open to everybody on this machine",
          "run `chmod 600 %s`, and make a new one if strangers have been on the machine"
              .formatted(file));
    }
    if (!Files.isReadable(file)) {
      notes.error(
          name,
          "cannot be read",
          "run this as the owner of the secrets, %s".formatted(owner(file)));
      return;
    }
    var secret = Files.readString(file).strip();
    if (secret.length() < CHARS_MIN || GUESSED.contains(secret.toLowerCase(Locale.ROOT))) {
      notes.error(
          name,
          secret.isEmpty() ? "is empty" : "can be guessed",
          "replace it by a random one of %d characters or more".formatted(CHARS_MIN));
    }
  }

  private static String owner(Path file) throws IOException {
    return Files.getOwner(file).getName();
  }

  private static List<PosixFilePermission> outsiders(Path path, Set<PosixFilePermission> unwanted)
      throws IOException {
    return Files.getPosixFilePermissions(path).stream().filter(unwanted::contains).toList();
  }
}
