package osa.kernel.position;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osa.kernel.Checkpoint;
import osa.kernel.StreamId;

/// Names a moment of one stream of one service: all that had happened to it up to a position in
/// that service's log. Written `grant-service:grant/0190...@4711-23`; to callers it is one opaque
/// word.
public record PositionToken(String service, StreamId stream, Checkpoint position) {

  // Streams read their own names; what is here keeps everything else out of them.
  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z-]{0,39}):([A-Za-z0-9._/-]{3,121})@([0-9]{1,19}-[0-9]{1,19})");

  /// Reads the written form; throws [IllegalArgumentException] when it is not one.
  public static PositionToken parse(String text) {
    Matcher token = FORM.matcher(text);
    if (!token.matches()) {
      throw new IllegalArgumentException("not a position token");
    }
    return new PositionToken(
        token.group(1), StreamId.parse(token.group(2)), Checkpoint.parse(token.group(3)));
  }

  @Override
  public String toString() {
    return service + ":" + stream + "@" + position;
  }
}
