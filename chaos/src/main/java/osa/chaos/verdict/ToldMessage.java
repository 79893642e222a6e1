package osa.chaos.verdict;

import java.util.UUID;

/// A message as it stands in a topic.
///
/// @param id the id of the event it tells of
public record ToldMessage(int partition, long offset, String key, UUID id, String type) {

  private static final String POSITION_REACHED = "osa.position-reached.v1";

  /// Says how far the log has come and nothing of what happened.
  public boolean tellsAPositionOnly() {
    return type.equals(POSITION_REACHED);
  }

  @Override
  public String toString() {
    return "%s of %s at %d@%d (%s)".formatted(type, key, partition, offset, id);
  }
}
