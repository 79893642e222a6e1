package osa.chaos.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import osa.launcher.PartName;
import osa.launcher.Role;

/// One thing a client wants.
///
/// @param ifMatch the version it builds on; empty for a command that creates
/// @param stream the stream it is about; empty when only the answer tells
/// @param effects the types of the events it has when it is done, in their order
record Command(
    PartName service,
    Role role,
    String path,
    Optional<String> ifMatch,
    Map<String, ?> body,
    Optional<String> stream,
    List<String> effects) {

  static Command create(
      PartName service,
      Role role,
      String path,
      Map<String, ?> body,
      Optional<String> stream,
      String... effects) {
    return new Command(service, role, path, Optional.empty(), body, stream, List.of(effects));
  }
}
