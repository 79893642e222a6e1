package osa.kernel.inbox;

import java.util.List;

/// A message as it lay in its partition, with nothing of it understood.
///
/// @param key null when it has none
/// @param headers in their order; a name may come twice
/// @param body null when it has none
public record RawMessage(byte[] key, List<Header> headers, byte[] body) {

  /// @param value null when it has none
  public record Header(String name, byte[] value) {}
}
