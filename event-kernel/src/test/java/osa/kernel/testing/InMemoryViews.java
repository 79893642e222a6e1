package osa.kernel.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import osa.kernel.projection.Views;

/// Read models in memory.
public final class InMemoryViews implements Views {

  private record Key(Class<?> type, String key) {}

  private final Function<Object, String> keyOf;
  private final Map<Key, Object> rows = new HashMap<>();

  /// @param keyOf the key of a view
  public InMemoryViews(Function<Object, String> keyOf) {
    this.keyOf = keyOf;
  }

  @Override
  public <V> Optional<V> find(Class<V> type, String key) {
    return Optional.ofNullable(type.cast(rows.get(new Key(type, key))));
  }

  @Override
  public void add(Object view) {
    rows.put(new Key(view.getClass(), keyOf.apply(view)), view);
  }
}
