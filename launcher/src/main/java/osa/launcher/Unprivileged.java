package osa.launcher;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a command is run that refuses to run as root, as PostgreSQL does.
///
/// @param prefix what stands before the command; empty for an ordinary user
/// @param owner the account the command's files must belong to, when it is not the caller
record Unprivileged(List<String> prefix, Optional<String> owner) {
  private static final String ACCOUNT = "nobody";
  private static final String GROUP = "65534";

  /// For an ordinary user, nothing. For root, a user namespace: inside it the process is nobody,
  /// outside its files stay root's. Where namespaces are forbidden (many containers), the account
  /// `nobody`.
  ///
  /// @throws Refusal when root has neither `unshare`, `setpriv` nor `runuser`
  static Unprivileged detect() {
    if (new UnixSystem().getUid() != 0) {
      return new Unprivileged(List.of(), Optional.empty());
    }
    var setpriv = List.of("setpriv", "--reuid=" + ACCOUNT, "--regid=" + GROUP, "--clear-groups");
    return Stream.of(
            new Unprivileged(List.of("unshare", "-U"), Optional.empty()),
            new Unprivileged(setpriv, Optional.of(ACCOUNT)),
            new Unprivileged(List.of("runuser", "-u", ACCOUNT, "--"), Optional.of(ACCOUNT)))
        .filter(Unprivileged::works)
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "PostgreSQL refuses to run as root, and neither unshare, setpriv nor runuser"
                        + " works here; run ./osa as an ordinary user."));
  }

  /// @throws Refusal when the account can't get to the folder because one above it is closed
  void refuseWhenOutOfReach(Path folder) throws IOException {
    if (owner.isEmpty()) {
      return;
    }
    for (var above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
      var open = Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE);
      if (!open) {
        throw new Refusal(
            "PostgreSQL refuses to run as root, and %s can't get into %s; set OSA_STATE to a folder all may enter, such as /var/lib/osa."
                .formatted(owner.get(), above));
      }
    }
  }

  List<String> command(List<String> line) {
    return Stream.concat(prefix.stream(), line.stream()).toList();
  }

  /// Gives a folder and all in it to the account; for the caller's own account, nothing.
  void own(Path folder) throws IOException {
    if (owner.isEmpty()) {
      return;
    }
    var account =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get());
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.setOwner(file, account);
      }
    }
  }

  private boolean works() {
    List<String> probe = new ArrayList<>(command(List.of("true")));
    try {
      var process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
