package osa.bench.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Resident memory of a process, as `ps` tells it, which every POSIX system has.
final class Resident {
  private Resident() {}

  static double megabytes(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String kilobytes =
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return Long.parseLong(kilobytes) / 1024.0;
  }
}
