package osa.doctor.check;

import java.io.IOException;
import java.nio.file.Files;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Site.Disk;
import osa.doctor.Visit;

/// On a full disk nothing can be committed; the log only grows.
public final class Disks implements Check {

  private static final String ROOM =
      "make room, or move the data to a larger disk; the log must not be shortened";

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Looked look(Visit visit) throws IOException {
    var notes = new Looked.Notes();
    var least = Long.MAX_VALUE;
    for (Disk disk : visit.site().disks()) {
      if (!Files.exists(disk.path())) {
        notes.error(disk.name(), "%s is not there".formatted(disk.path()), "mount it");
        continue;
      }
      long free = Files.getFileStore(disk.path()).getUsableSpace();
      least = Math.min(least, free);
      if (free < visit.limits().diskFreeMin() / 4) {
        notes.error(disk.name(), "is full: %d MB are free".formatted(free >> 20), ROOM);
      } else if (free < visit.limits().diskFreeMin()) {
        notes.warn(disk.name(), "is nearly full: %d MB are free".formatted(free >> 20), ROOM);
      }
    }
    return notes.seen("%d GB free at least".formatted(least >> 30));
  }
}
