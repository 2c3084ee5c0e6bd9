package fi.polku.platform.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row into a record by the names of its components: found out once for each list of columns, not once for each result. */
final class RecordRows<T> implements RowMapper<T> {
  private final Constructor<T> constructor;
  private final RecordComponent[] components;
  private final Map<List<String>, Row<T>> rows = new ConcurrentHashMap<>();

  RecordRows(Class<T> type) {
    this.components = type.getRecordComponents();
    this.constructor = canonical(type);
  }

  /** Which column each component is read from, and how. */
  private record Row<T>(Constructor<T> constructor, int[] columns, ColumnMapper<?>[] readers) implements RowMapper<T> {
    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
      Object[] values = new Object[columns.length];
      for (int i = 0; i < values.length; i++) values[i] = readers[i].map(row, columns[i], context);
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(constructor + " takes no " + Arrays.toString(values), e);
      }
    }
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  @Override
  public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
    return rows.computeIfAbsent(labels(row.getMetaData()), labels -> row(labels, context));
  }

  private Row<T> row(List<String> labels, StatementContext context) {
    int[] columns = new int[components.length];
    ColumnMapper<?>[] readers = new ColumnMapper<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      int place = labels.indexOf(component.getName().toLowerCase(Locale.ROOT));
      if (place < 0) throw new IllegalArgumentException("no column for " + constructor.getDeclaringClass().getName() + "." + component.getName() + " among " + labels);
      columns[i] = place + 1;
      readers[i] = context.findColumnMapperFor(component.getGenericType()).orElseThrow(() ->
          new IllegalArgumentException("nothing reads " + GenericTypes.getErasedType(component.getGenericType()) + " from a column"));
    }
    return new Row<>(constructor, columns, readers);
  }

  /** {@code shown_name} is the component {@code shownName}. */
  private static List<String> labels(ResultSetMetaData columns) throws SQLException {
    List<String> labels = new ArrayList<>(columns.getColumnCount());
    for (int i = 1; i <= columns.getColumnCount(); i++) labels.add(columns.getColumnLabel(i).replace("_", "").toLowerCase(Locale.ROOT));
    return labels;
  }

  /** Most records are package-private; their one constructor is all we ask of them. */
  private static <T> Constructor<T> canonical(Class<T> type) {
    Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }
}
