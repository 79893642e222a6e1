package osa.chaos.load;

import java.util.List;
import java.util.UUID;
import osa.launcher.PartName;

/// What a client was told about one command: the answer it must be able to rely on.
///
/// @param correlation sent with the command; every event it caused bears it
/// @param stream the stream the command is about
/// @param status of the answer; 0 when none came at all
/// @param effects the types of the events that the command has when it is done, in their order
/// @param repeatedWell false when a repetition with the same key was answered otherwise
public record Promise(
    PartName service,
    String actor,
    String key,
    UUID correlation,
    String command,
    String stream,
    int status,
    List<String> effects,
    boolean repeatedWell) {

  public boolean answered() {
    return status != 0;
  }

  public boolean done() {
    return answered() && status < 300;
  }

  @Override
  public String toString() {
    return "%s on %s (correlation %s, key %s)".formatted(command, stream, correlation, key);
  }
}
