package osa.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// One launcher per state folder. The operating system gives the lock back when its holder dies,
/// so there is no stale lock; the file's content is the holder's process id.
final class LauncherLock implements AutoCloseable {
  private final FileChannel channel;

  private LauncherLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @return empty when another launcher holds it
  static Optional<LauncherLock> tryTake(StateFolder state) {
    try {
      var channel =
          FileChannel.open(
              file(state),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      var self = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0).write(ByteBuffer.wrap(self));
      return Optional.of(new LauncherLock(channel));
    } catch (OverlappingFileLockException e) {
      // The other launcher is a stack in this very process (tests).
      return Optional.empty();
    } catch (IOException e) {
      throw new Refusal("Can't lock the state folder: " + StateFolder.sentence(e), e);
    }
  }

  /// The launcher that runs on this state folder; empty when there is none.
  static Optional<ProcessHandle> holder(StateFolder state) {
    var free = tryTake(state);
    if (free.isPresent()) {
      free.get().close();
      return Optional.empty();
    }
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(file(state)).strip()));
    } catch (IOException | NumberFormatException e) {
      // Between its lock and its first write the holder has no number yet: ask again later.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      // Closing the channel gives the lock back; closing twice is no error.
      channel.close();
    } catch (IOException e) {
      throw new Refusal("Can't unlock the state folder: " + StateFolder.sentence(e), e);
    }
  }

  private static Path file(StateFolder state) {
    return state.run("launcher.pid");
  }
}
