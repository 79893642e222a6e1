package osa.simulation.service;

import java.time.InstantSource;
import java.util.List;
import osa.kernel.EventStore;
import osa.kernel.Transactions;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Reaction;
import osa.kernel.store.EventCodec;
import osa.simulation.database.SimulatedViews;

/// What one of the real services is made of, as its container would put it together.
///
/// @param <D> its front desk
public interface Blueprint<D> {

  String name();

  String publishesTo();

  List<String> listensTo();

  EventCodec codec();

  List<Projection<?>> projections();

  /// The key of one of its views.
  String keyOf(Object view);

  IntegrationPublisher publisher();

  D desk(EventStore store, Transactions transactions, Projections projections, InstantSource clock);

  List<MessagePolicy<?>> policies(D desk);

  /// What it does because of its own log.
  ///
  /// @param views where it looks for what may be concerned
  List<Reaction> reactions(D desk, Transactions transactions, SimulatedViews views);

  /// What it looks after by the clock.
  default List<Look> looks(D desk) {
    return List.of();
  }
}
