package osa.simulation.database;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import osa.kernel.projection.Views;

/// The rows of read models, behind an entity manager: a row is loaded once per transaction, what
/// the transaction changes is written when it commits, and nothing locks it in between.
public final class SimulatedViews implements Views {

  private static final Map<Class<?>, List<Field>> FIELDS = new HashMap<>();

  private record Key(Class<?> type, String key) {}

  private final SimulatedDatabase database;
  private final Function<Object, String> keyOf;
  private final Map<Key, Object> rows = new HashMap<>();
  private final Map<Object, Object> cache = new HashMap<>();

  /// @param keyOf the key of a view
  public SimulatedViews(SimulatedDatabase database, Function<Object, String> keyOf) {
    this.database = database;
    this.keyOf = keyOf;
  }

  @Override
  public <V> Optional<V> find(Class<V> type, String key) {
    return database.statement(
        "find view", key, transaction -> find(transaction, new Key(type, key)).map(type::cast));
  }

  private Optional<Object> find(Transaction transaction, Key key) {
    Map<Object, Object> session = sessionOf(transaction);
    Object loaded = session.get(key);
    if (loaded == null && rows.containsKey(key)) {
      loaded = copy(rows.get(key));
      session.put(key, loaded);
      writeBackIfChanged(transaction, key, loaded);
    } else if (loaded != null && database.has(Flaw.VIEW_CACHED)) {
      writeBackIfChanged(transaction, key, loaded);
    }
    return Optional.ofNullable(loaded);
  }

  @Override
  public void add(Object view) {
    Key key = new Key(view.getClass(), keyOf.apply(view));
    database.statement(
        "add view",
        key.key(),
        transaction -> {
          transaction.onCommit(() -> rows.put(key, copy(view)));
          return sessionOf(transaction).put(key, view);
        });
  }

  /// The committed rows that a query finds, in the order of their keys.
  public <V> List<V> select(Class<V> type, Predicate<V> where) {
    return database.statement(
        "select views",
        type.getSimpleName(),
        _ -> committed(type).stream().filter(where).map(row -> type.cast(copy(row))).toList());
  }

  private Map<Object, Object> sessionOf(Transaction transaction) {
    return database.has(Flaw.VIEW_CACHED) ? cache : transaction.session();
  }

  /// As the flush of an entity manager: a row that was only read is not written.
  private void writeBackIfChanged(Transaction transaction, Key key, Object view) {
    Object before = rows.get(key);
    transaction.onCommit(
        () -> {
          if (before == null || !same(view, before)) {
            rows.put(key, copy(view));
          }
        });
  }

  // ---- for those who look on from outside the world

  /// The row as it is committed; empty when there is none.
  public <V> Optional<V> committed(Class<V> type, String key) {
    return Optional.ofNullable(rows.get(new Key(type, key))).map(type::cast);
  }

  /// All rows of a read model as they are committed, in the order of their keys.
  public <V> List<V> committed(Class<V> type) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().type() == type)
        .sorted(Comparator.comparing(row -> row.getKey().key()))
        .map(row -> type.cast(row.getValue()))
        .toList();
  }

  /// The fields of a view, to be read by a person.
  public static String show(Object view) {
    return fieldsOf(view).stream()
        .map(field -> field.getName() + "=" + value(field, view))
        .sorted()
        .toList()
        .toString();
  }

  /// Whether two views have the same fields.
  public static boolean same(Object view, Object other) {
    for (Field field : fieldsOf(view)) {
      if (!Objects.equals(value(field, view), value(field, other))) {
        return false;
      }
    }
    return true;
  }

  private static Object copy(Object view) {
    try {
      Object copy = view.getClass().getDeclaredConstructor().newInstance();
      for (Field field : fieldsOf(view)) {
        field.set(copy, field.get(view));
      }
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not an entity with public fields: " + view.getClass(), e);
    }
  }

  private static Object value(Field field, Object view) {
    try {
      return field.get(view);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("not an entity with public fields: " + view.getClass(), e);
    }
  }

  // Views are entities with public fields; the simulation must not have to know them all.
  private static List<Field> fieldsOf(Object view) {
    return FIELDS.computeIfAbsent(
        view.getClass(),
        type ->
            Stream.of(type.getFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList());
  }
}
