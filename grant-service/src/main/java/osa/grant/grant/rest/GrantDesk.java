package osa.grant.grant.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import osa.grant.grant.GrantCommandHandler;
import osa.grant.grant.domain.GrantCommand;
import osa.grant.grant.domain.GrantId;
import osa.grant.grant.domain.GrantRejection;
import osa.grant.grant.view.GrantQueries;
import osa.kernel.rest.Asked;
import osa.kernel.rest.CommandDesk;
import osa.kernel.rest.Dated;
import osa.kernel.rest.ProblemException;

/// Where the grant's resources hand in their commands; each answers with the grant as it is then.
@Singleton
class GrantDesk {

  private final GrantCommandHandler grants;
  private final GrantQueries summaries;
  private final CommandDesk desk;

  GrantDesk(GrantCommandHandler grants, GrantQueries summaries, CommandDesk desk) {
    this.grants = grants;
    this.summaries = summaries;
    this.desk = desk;
  }

  /// Opens a new grant.
  Response create(String key, Dated body, Function<Asked, GrantCommand> command) {
    return desk.create(
        key,
        "/grants",
        body,
        asked -> grants.begin(grantIdOf(asked, key), command.apply(asked), asked.context()),
        done -> "/grants/" + done.stream().id(),
        done -> view(GrantId.fromString(done.stream().id())));
  }

  /// Takes a step of an existing grant.
  Response change(
      String ifMatch, GrantId grantId, Dated body, Function<Asked, GrantCommand> command) {
    return desk.change(
        GrantCommandHandler.streamOf(grantId),
        ifMatch,
        body,
        asked -> grants.handle(grantId, command.apply(asked), asked.expected(), asked.context()),
        _ -> view(grantId));
  }

  /// Ends the request with a problem when there is no such grant.
  GrantView view(GrantId grantId) {
    return summaries
        .byId(grantId)
        .map(GrantView::of)
        .orElseThrow(
            () ->
                ProblemException.of(
                    GrantRejection.GRANT_NOT_FOUND, Map.of("grantId", grantId.toString())));
  }

  /// The same caller with the same key means the same grant, even if the answer to the first
  /// request was lost.
  private static GrantId grantIdOf(Asked asked, String key) {
    String intent = asked.context().actor() + "\n" + key;
    return new GrantId(UUID.nameUUIDFromBytes(intent.getBytes(StandardCharsets.UTF_8)));
  }
}
