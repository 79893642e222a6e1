package osa.kernel.testing;

import java.util.Map;
import osa.kernel.store.EventCodec;

/// The smallest event there is, for tests of the mechanism.
public record Note(String text) {
  public static final EventCodec CODEC = new EventCodec(Map.of("note.v1", Note.class));
}
