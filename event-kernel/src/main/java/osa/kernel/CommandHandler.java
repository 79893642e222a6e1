package osa.kernel;

import java.util.List;
import osa.kernel.projection.Projections;

/// The front desk's only loop: load, replay, decide, append, project; one transaction.
///
/// When another writer appends to the stream in between, the decision is made again on the new
/// state, at most [#ATTEMPTS_MAX] times.
public final class CommandHandler<S, C, E> {

  /// How often a decision is made anew before the caller is sent away with [Contention].
  public static final int ATTEMPTS_MAX = 20;

  /// Of how many streams the state is remembered between commands.
  public static final int REMEMBERED_STREAMS_MAX = 1_000;

  private final Decider<S, C, E> decider;
  private final Class<E> eventType;
  private final EventStore store;
  private final Transactions transactions;
  private final Projections projections;
  private final StateCache<S> states;

  public CommandHandler(
      Decider<S, C, E> decider,
      Class<E> eventType,
      EventStore store,
      Transactions transactions,
      Projections projections) {
    this.decider = decider;
    this.eventType = eventType;
    this.store = store;
    this.transactions = transactions;
    this.projections = projections;
    this.states =
        new StateCache<>(
            decider,
            (state, event) -> decider.evolve(state, eventType.cast(event.data())),
            store,
            REMEMBERED_STREAMS_MAX);
  }

  public Outcome<E> handle(StreamId stream, C command, ExpectedVersion expected, Context context) {
    return transactions.required(
        () -> {
          for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            StateCache.Replayed<S> now = states.replay(stream);
            long version = now.version();
            Decision<E> decision = decider.decide(command, now.state());
            switch (decision) {
              // What does not exist is absent rather than stale, whatever version was expected.
              case Decision.Rejected<E>(Rejection why)
                  when version == 0 || expected.allows(version) -> {
                return new Outcome.Refused<>(why);
              }
              case Decision.Rejected<E> _ -> {
                return new Outcome.Stale<>(stream, version);
              }
              case Decision.Accepted<E> _ when !expected.allows(version) -> {
                return new Outcome.Stale<>(stream, version);
              }
              case Decision.Accepted<E>(List<E> events) when events.isEmpty() -> {
                return new Outcome.Done<>(stream, version, List.of());
              }
              case Decision.Accepted<E>(List<E> events) -> {
                switch (store.append(stream, version, events, context)) {
                  case AppendResult.Appended(List<RecordedEvent<?>> recorded) -> {
                    return keep(stream, now, recorded);
                  }
                  case AppendResult.VersionConflict() -> {
                    // Decide again on what the other writer left.
                  }
                }
              }
            }
          }
          throw new Contention(stream, ATTEMPTS_MAX);
        });
  }

  /// As [#handle] with any version, for a command that begins its stream as far as anybody knows:
  /// nothing is looked up first, the append finds out. Only what was accepted and appended on that
  /// belief counts; in all other cases the stream is looked at after all.
  public Outcome<E> begin(StreamId stream, C command, Context context) {
    return transactions.required(
        () ->
            decider.decide(command, decider.initial()) instanceof Decision.Accepted<E>(var events)
                    && !events.isEmpty()
                    && store.append(stream, 0, events, context)
                        instanceof AppendResult.Appended(var recorded)
                ? keep(stream, states.nothing(), recorded)
                : handle(stream, command, ExpectedVersion.any(), context));
  }

  /// The state a stream has now; the initial state when it has no event.
  public S state(StreamId stream) {
    return states.replay(stream).state();
  }

  private Outcome<E> keep(
      StreamId stream, StateCache.Replayed<S> before, List<RecordedEvent<?>> recorded) {
    states.after(stream, before, recorded);
    projections.project(recorded);
    List<RecordedEvent<E>> events =
        recorded.stream().map(event -> event.<E>map(eventType::cast)).toList();
    return new Outcome.Done<>(stream, before.version() + events.size(), events);
  }
}
