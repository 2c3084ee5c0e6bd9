package fi.polku.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Looks for a handler among those whose address begins with the same word, instead of trying all three hundred. */
final class RouteFinder extends RequestMappingHandlerMapping {
  private static final String ANY = "";
  private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();

  @Override
  protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
    String beginning = beginnings.computeIfAbsent(info, RouteFinder::beginning);
    if (!beginning.equals(ANY) && !beginning.equals(first(ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()))) return null;
    return super.getMatchingMapping(info, request);
  }

  /** The word all addresses of this route begin with; {@link #ANY} when it is a variable or they differ. */
  private static String beginning(RequestMappingInfo info) {
    List<String> words = info.getPatternValues().stream().map(pattern -> first(PathContainer.parsePath(pattern))).distinct().toList();
    return words.size() == 1 && words.stream().noneMatch(word -> word.contains("{") || word.contains("*")) ? words.getFirst() : ANY;
  }

  private static String first(PathContainer path) {
    List<PathContainer.Element> parts = path.elements();
    return parts.size() > 1 && parts.get(1) instanceof PathSegment segment ? segment.valueToMatch() : ANY;
  }
}
