package fi.polku.platform.web;

import fi.polku.platform.security.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The main menu: one for everybody, another for staff by their role. */
public record Menu(String key, String path, boolean here) {
  private record Place(String key, String path, Set<Role> roles) {}

  private static final Set<Role> ALL = Set.of(Role.values());
  private static final Set<Role> OFFICE = Set.of(Role.ADMIN, Role.MANAGER, Role.COACH);

  private static final List<Place> OPEN = List.of(
      new Place("platform.menu.now", "/", ALL),
      new Place("platform.menu.calendar", "/calendar", ALL),
      new Place("platform.menu.guide", "/guide", ALL),
      new Place("platform.menu.projects", "/projects", ALL),
      new Place("platform.menu.login", "/login", ALL));

  private static final List<Place> WORK = List.of(
      new Place("platform.menu.today", "/today", ALL),
      new Place("platform.menu.participants", "/participants", OFFICE),
      new Place("platform.menu.activities", "/work/activities", ALL),
      new Place("platform.menu.projects", "/work/projects", OFFICE),
      new Place("platform.menu.figures", "/figures", OFFICE),
      new Place("platform.menu.guide", "/guide", ALL),
      new Place("platform.menu.settings", "/settings", ALL));

  public static List<Menu> of(Frame frame) {
    String path = frame.path().replaceFirst("\\?.*", "");
    Stream<Place> places = frame.actor() == null ? OPEN.stream() : WORK.stream().filter(p -> p.roles.contains(frame.actor().role()));
    return places.map(p -> new Menu(p.key, p.path, p.path.equals("/") ? path.equals("/") : path.equals(p.path) || path.startsWith(p.path + "/"))).toList();
  }
}
