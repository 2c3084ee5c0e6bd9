package fi.polku.house;

import fi.polku.platform.db.Key;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.AccessRule;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.testing.Samples;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every way into Polku, as Spring knows them. */
final class Routes {
  private Routes() {}

  static List<Route> of(RequestMappingHandlerMapping mapping) {
    List<Route> routes = new ArrayList<>();
    mapping.getHandlerMethods().forEach((info, handler) -> {
      List<RequestMethod> methods = info.getMethodsCondition().getMethods().isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : List.copyOf(info.getMethodsCondition().getMethods());
      String type = info.getConsumesCondition().getConsumableMediaTypes().stream().findFirst().map(Object::toString).orElse("application/x-www-form-urlencoded");
      for (String pattern : info.getPatternValues()) for (RequestMethod method : methods) routes.add(new Route(method.name(), pattern, type, handler));
    });
    routes.sort(Comparator.comparing(Route::toString));
    return routes;
  }

  /** One method at one address; {@code type} is how what is sent must be written. */
  record Route(String method, String pattern, String type, HandlerMethod handler) {
    Optional<AccessRule> rule() {
      return AccessRule.of(handler.getMethod());
    }

    boolean ours() {
      return handler.getBeanType().getPackageName().startsWith("fi.polku");
    }

    boolean isPublic() {
      return rule().filter(AccessRule.Everybody.class::isInstance).isPresent();
    }

    boolean api() {
      return pattern.startsWith("/api/");
    }

    boolean reads() {
      return method.equals("GET") || method.equals("HEAD");
    }

    Map<String, Class<?>> pathVariables() {
      Map<String, Class<?>> variables = new LinkedHashMap<>();
      Pattern.compile("\\{\\*?(\\w+)").matcher(pattern).results().forEach(match -> variables.put(match.group(1), String.class));
      for (Parameter parameter : parameters()) {
        PathVariable variable = parameter.getAnnotation(PathVariable.class);
        if (variable != null) variables.put(variable.value().isEmpty() ? parameter.getName() : variable.value(), parameter.getType());
      }
      return variables;
    }

    boolean namesRows() {
      return pathVariables().values().stream().anyMatch(Key.class::isAssignableFrom);
    }

    /** The fields a page of ours would send: parameters, and the parts of form records. */
    Map<String, Class<?>> fields() {
      Map<String, Class<?>> fields = new LinkedHashMap<>();
      for (Parameter parameter : parameters()) {
        RequestParam field = parameter.getAnnotation(RequestParam.class);
        if (field != null) fields.put(field.value().isEmpty() ? parameter.getName() : field.value(), parameter.getType());
        else if (parameter.getType().isRecord() && form(parameter)) for (RecordComponent part : parameter.getType().getRecordComponents()) fields.put(part.getName(), part.getType());
      }
      return fields;
    }

    /** The address with its variables filled in by these words. */
    String path(Map<String, String> words) {
      String path = pattern.replaceAll("\\{\\*?(\\w+)(?::[^}]*)?}", "{$1}");
      for (Map.Entry<String, String> word : words.entrySet()) path = path.replace("{" + word.getKey() + "}", URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
      return path.startsWith("/") ? path : "/" + path;
    }

    private List<Parameter> parameters() {
      Method written = handler.getMethod();
      return Stream.of(written.getParameters()).toList();
    }

    private static boolean form(Parameter parameter) {
      String place = parameter.getType().getPackageName();
      return place.startsWith("fi.polku") && !place.startsWith("fi.polku.platform.web") && !place.startsWith("fi.polku.platform.security")
          && !parameter.isAnnotationPresent(PathVariable.class) && !parameter.isAnnotationPresent(RequestBody.class);
    }

    @Override
    public String toString() {
      return pattern + " " + method;
    }
  }

  /** Words for addresses and forms: ids of real rows of one organisation, and something sensible for the rest. */
  record Words(Samples samples, Map<String, String> texts, UnaryOperator<String> id) {
    Words {
      texts = Map.copyOf(texts);
    }

    static Words of(Samples samples, Map<String, String> texts) {
      return new Words(samples, texts, UnaryOperator.identity());
    }

    /** The same, with ids that stand for nothing. */
    Words random() {
      return new Words(samples, texts, id -> java.util.UUID.randomUUID().toString());
    }

    Map<String, String> of(Map<String, Class<?>> wanted) {
      Map<String, String> words = new LinkedHashMap<>();
      wanted.forEach((name, type) -> words.put(name, word(name, type)));
      return words;
    }

    private String word(String name, Class<?> type) {
      if (Key.class.isAssignableFrom(type)) return id.apply(samples.id(table(type)).toString());
      if (type == Language.class) return "fi";
      if (type.isEnum()) return ((Enum<?>) type.getEnumConstants()[0]).name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (type == LocalDate.class) return "2031-05-05";
      if (type == YearMonth.class) return "2031-05";
      if (type == LocalTime.class) return name.matches("ends?.*|to|until") ? "10:00" : "09:00";
      if (type == boolean.class || type == Boolean.class) return "true";
      if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return "1";
      return texts.getOrDefault(name, "sana");
    }

    /** The table of a key: {@code Activity.Key} is "activity", {@code Session.Key} of the same module "activity_session", {@code PathStep.Key} of path "path_step". */
    private String table(Class<?> key) {
      if (key == OrganisationKey.class) return "organisation";
      String module = key.getPackageName().split("\\.")[2];
      String noun = key.getEnclosingClass() == null ? key.getSimpleName().replaceFirst("Key$", "") : key.getEnclosingClass().getSimpleName();
      String name = noun.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      String table = name.equals(module) || name.startsWith(module + "_") ? name : module + "_" + name;
      // a key may stand in the store, whose name is the plural
      if (!samples.has(table)) table = table.replaceFirst("s$", "");
      if (!samples.has(table)) {
        throw new AssertionError("The routes test has no id for the new key " + key.getName() + ": there is no sample in a table called " + table
            + ". Name the table after the record, or teach Routes.Words.table where its rows are.");
      }
      return table;
    }
  }
}
