package osa.chaos.site;

import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import osa.launcher.PartName;
import osa.launcher.Role;

/// A whole programme that is up, wherever it runs: what the load asks and what the judge reads. Any
/// of it may be down for a while; then its calls fail, and who asks decides when to ask again.
public interface Site {

  /// Where a service answers, without a slash at the end.
  URI uri(PartName service);

  /// A token that is valid now; ask again for each request.
  ///
  /// @param name who asks; an identity provider may have a name of its own for them
  String token(String name, Role role);

  /// Clients that trust the programme's certificate, where it has one.
  HttpClient.Builder http();

  /// A service's database, as the service itself sees it.
  Connection database(PartName service) throws SQLException;

  String bootstrapServers();
}
