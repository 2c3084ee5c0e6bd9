package fi.polku.platform.db;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.SqlStatements;

/** How our types stand in columns: keys as uuid, enums as their kebab-case names, records by their components. */
final class SqlTypes implements JdbiPlugin {
  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    jdbi.registerArgument(new KeysAndEnums());
    jdbi.registerColumnMapper(new KeyColumns());
    jdbi.registerColumnMapper(new EnumColumns());
    jdbi.registerRowMapper(new Records());
  }

  /** {@code COACHING_GROUP} is stored, exchanged and addressed as "coaching-group". */
  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static final class KeysAndEnums implements ArgumentFactory.Preparable {
    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
      Class<?> raw = GenericTypes.getErasedType(type);
      if (Key.class.isAssignableFrom(raw)) {
        return Optional.of(value -> (position, statement, context) -> {
          if (value == null) statement.setNull(position, Types.OTHER);
          else statement.setObject(position, ((Key) value).value());
        });
      }
      if (Enum.class.isAssignableFrom(raw)) {
        return Optional.of(value -> (position, statement, context) -> statement.setString(position, value == null ? null : code((Enum<?>) value)));
      }
      return Optional.empty();
    }
  }

  private static final class KeyColumns implements ColumnMapperFactory {
    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      Class<?> raw = GenericTypes.getErasedType(type);
      if (!Key.class.isAssignableFrom(raw) || !raw.isRecord()) return Optional.empty();
      Constructor<?> constructor = constructor(raw);
      return Optional.of((row, column, context) -> {
        UUID value = row.getObject(column, UUID.class);
        return value == null ? null : make(constructor, value);
      });
    }
  }

  private static final class EnumColumns implements ColumnMapperFactory {
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
      Class raw = GenericTypes.getErasedType(type);
      if (!raw.isEnum()) return Optional.empty();
      return Optional.of((row, column, context) -> {
        String value = row.getString(column);
        return value == null ? null : Enum.valueOf(raw, value.toUpperCase(Locale.ROOT).replace('-', '_'));
      });
    }
  }

  private static final class Records implements RowMapperFactory {
    private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
      Class<?> raw = GenericTypes.getErasedType(type);
      if (!raw.isRecord() || Key.class.isAssignableFrom(raw)) return Optional.empty();
      return Optional.of(mappers.computeIfAbsent(raw, RecordRows::new));
    }
  }

  private static Constructor<?> constructor(Class<?> key) {
    try {
      Constructor<?> constructor = key.getDeclaredConstructor(UUID.class);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(key + " is a Key without a constructor of one UUID", e);
    }
  }

  private static Object make(Constructor<?> constructor, UUID value) {
    try {
      return constructor.newInstance(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
