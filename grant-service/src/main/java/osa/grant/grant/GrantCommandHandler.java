package osa.grant.grant;

import jakarta.enterprise.context.ApplicationScoped;
import osa.grant.grant.domain.Grant;
import osa.grant.grant.domain.GrantCommand;
import osa.grant.grant.domain.GrantDecider;
import osa.grant.grant.domain.GrantEvent;
import osa.grant.grant.domain.GrantId;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.StreamId;
import osa.kernel.Transactions;
import osa.kernel.projection.Projections;

/// The front desk of the grants: every command passes here, whether an official sent it by HTTP or
/// another service's answer caused it, and meets the same rules.
@ApplicationScoped
public class GrantCommandHandler {

  public static final String CATEGORY = "grant";

  private final CommandHandler<Grant, GrantCommand, GrantEvent> handler;

  public GrantCommandHandler(EventStore store, Transactions transactions, Projections projections) {
    this.handler =
        new CommandHandler<>(
            new GrantDecider(), GrantEvent.class, store, transactions, projections);
  }

  public Outcome<GrantEvent> handle(
      GrantId grantId, GrantCommand command, ExpectedVersion expected, Context context) {
    return handler.handle(streamOf(grantId), command, expected, context);
  }

  /// For the command that names a candidate.
  public Outcome<GrantEvent> begin(GrantId grantId, GrantCommand command, Context context) {
    return handler.begin(streamOf(grantId), command, context);
  }

  public static StreamId streamOf(GrantId grantId) {
    return new StreamId(CATEGORY, grantId.toString());
  }
}
