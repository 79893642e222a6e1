package osa.simulation.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// A table with a unique key. Who writes a key that an open transaction has written waits for that
/// transaction first.
final class UniqueTable<K, V> {

  private record Pending<V>(V value, Transaction writer) {}

  private final SimulatedDatabase database;
  private final Map<K, V> committed = new HashMap<>();
  private final Map<K, Pending<V>> pending = new HashMap<>();

  UniqueTable(SimulatedDatabase database) {
    this.database = database;
  }

  Optional<V> find(Transaction reader, K key) {
    Pending<V> written = pending.get(key);
    return written != null && written.writer() == reader
        ? Optional.of(written.value())
        : Optional.ofNullable(committed.get(key));
  }

  Map<K, V> visibleTo(Transaction reader) {
    Map<K, V> visible = new HashMap<>(committed);
    pending.forEach(
        (key, written) -> {
          if (written.writer() == reader) {
            visible.put(key, written.value());
          }
        });
    return visible;
  }

  /// `INSERT ... ON CONFLICT DO NOTHING`: false when the key was there.
  boolean insert(Transaction writer, K key, V value) {
    awaitOthers(writer, key);
    if (find(writer, key).isPresent()) {
      return false;
    }
    database.writing(writer);
    write(writer, key, value);
    return true;
  }

  /// Puts a value in the place of the expected one; false when another one is there.
  ///
  /// @param absent what a key that is not there stands for
  boolean replace(Transaction writer, K key, V expected, V value, V absent) {
    database.writing(writer);
    awaitOthers(writer, key);
    if (!find(writer, key).orElse(absent).equals(expected)) {
      return false;
    }
    write(writer, key, value);
    return true;
  }

  /// `INSERT ... ON CONFLICT DO UPDATE ... WHERE`: false when the value that is there stays.
  boolean upsert(Transaction writer, K key, V value, BiPredicate<V, V> givesWayTo) {
    database.writing(writer);
    awaitOthers(writer, key);
    Optional<V> there = find(writer, key);
    if (there.isPresent() && !givesWayTo.test(there.get(), value)) {
      return false;
    }
    write(writer, key, value);
    return true;
  }

  private void awaitOthers(Transaction writer, K key) {
    while (pending.containsKey(key) && pending.get(key).writer() != writer) {
      database.await(writer, pending.get(key).writer());
    }
  }

  private void write(Transaction writer, K key, V value) {
    pending.put(key, new Pending<>(value, writer));
    writer.onAbort(() -> pending.remove(key));
    writer.onCommit(
        () -> {
          pending.remove(key);
          committed.put(key, value);
        });
  }

  Map<K, V> committed() {
    return committed;
  }
}
