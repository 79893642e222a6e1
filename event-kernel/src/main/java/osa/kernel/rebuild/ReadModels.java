package osa.kernel.rebuild;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import osa.kernel.CommandHandler;
import osa.kernel.Context;
import osa.kernel.EventStore;
import osa.kernel.ExpectedVersion;
import osa.kernel.Outcome;
import osa.kernel.RecordedEvent;
import osa.kernel.Transactions;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.rebuild.ReadModelDecider.Rebuilds;
import osa.kernel.rebuild.ReadModelEvent.ReadModelSwitched;

/// The read models of a service and the front desk of their rebuilds.
public final class ReadModels {

  private final Map<String, ReadModel<?>> byName = new TreeMap<>();
  private final EventStore store;
  private final CommandHandler<Rebuilds, ReadModelCommand, ReadModelEvent> handler;

  public ReadModels(
      List<Projection<?>> projections,
      EventStore store,
      Transactions transactions,
      Projections noticed) {
    projections.stream().map(ReadModel::of).forEach(model -> byName.put(model.name(), model));
    this.store = store;
    this.handler =
        new CommandHandler<>(
            new ReadModelDecider(), ReadModelEvent.class, store, transactions, noticed);
  }

  public Collection<ReadModel<?>> all() {
    return byName.values();
  }

  public Optional<ReadModel<?>> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Rebuilds rebuildsOf(ReadModel<?> model) {
    return handler.state(model.stream());
  }

  public Outcome<ReadModelEvent> handle(
      ReadModel<?> model, ReadModelCommand command, ExpectedVersion expected, Context context) {
    return handler.handle(model.stream(), command, expected, context);
  }

  /// What happened to the read model, in order.
  public List<RecordedEvent<?>> history(ReadModel<?> model) {
    return store.load(model.stream());
  }

  /// Empty when the rows have never been rebuilt.
  public Optional<RecordedEvent<?>> lastSwitch(ReadModel<?> model) {
    return history(model).reversed().stream()
        .filter(event -> event.data() instanceof ReadModelSwitched)
        .findFirst();
  }
}
