package osa.kernel.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.lang.reflect.Field;
import java.util.stream.Stream;

/// Where the rows of a view are kept: its table and the column that holds the stream's identifier.
public record ViewTable(String name, String keyColumn) {

  /// @param view an entity with its table's name and one identifier
  public static ViewTable of(Class<?> view) {
    Field key = keyField(view);
    Column column = key.getAnnotation(Column.class);
    return new ViewTable(
        view.getAnnotation(Table.class).name(), column == null ? key.getName() : column.name());
  }

  private static Field keyField(Class<?> view) {
    return Stream.of(view.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Id.class))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no identifier in " + view));
  }
}
