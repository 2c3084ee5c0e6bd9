package fi.polku.platform.demo;

import fi.polku.platform.security.Scope;
import org.springframework.core.Ordered;

/** One module's share of the demo world, built once on an empty demo organisation; lower modules go first. */
public interface DemoPart extends Ordered {
  void build(Scope scope);
}
