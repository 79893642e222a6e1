package osa.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's binaries as they come from Maven Central: a `.txz`. Unpacked in Java, because a
/// machine that has a JDK need not have `xz`.
final class PostgresArchive {
  private static final String FOR_ALL = "rwxr-xr-x";

  private PostgresArchive() {}

  /// Where the binaries are, or will be: beside the archive, for every stack on this machine.
  static Path folder(Path archive) {
    return archive.resolveSibling("unpacked");
  }

  /// Unpacks what has not been unpacked. Others may do the same at the same time: each works by
  /// itself, the first to finish wins, and nobody ever sees half of it.
  static Path unpacked(Path archive) throws IOException {
    var folder = folder(archive);
    if (!Files.exists(folder)) {
      var own = Files.createTempDirectory(archive.getParent(), "unpacking-");
      try {
        unpack(archive, own);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString(FOR_ALL));
        Files.move(own, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        StateFolder.deleteTree(own);
        if (!Files.exists(folder)) {
          throw e;
        }
      }
    }
    return folder;
  }

  private static void unpack(Path archive, Path folder) throws IOException {
    try (var file = new BufferedInputStream(Files.newInputStream(archive));
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(file))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        place(tar, entry, inside(folder, entry));
      }
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    var executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? FOR_ALL : "rw-r--r--"));
  }

  private static Path inside(Path folder, TarArchiveEntry entry) throws IOException {
    var target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("The archive holds a name outside of it: " + entry.getName());
    }
    return target;
  }
}
