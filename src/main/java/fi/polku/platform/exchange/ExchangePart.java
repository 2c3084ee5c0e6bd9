package fi.polku.platform.exchange;

import fi.polku.platform.db.Tx;
import java.util.List;
import org.springframework.core.Ordered;

/** One module's tables in the exchange package, a bean; lower modules go first. */
public interface ExchangePart extends Ordered {
  List<ExchangeTable> tables();

  /**
   * Whose data an export would carry: a statement that gives participants' ids. It knows {@code :organisation} and
   * {@code :project}, the project's id or null for all of the organisation. Empty when this module knows of nobody.
   */
  default String people() {
    return "";
  }

  /** Whom this actor may not find: a statement that gives the ids of participants who stay out of an export, with all about them. */
  default String hidden() {
    return "";
  }

  /** What follows for this module from a package that has just been taken in, in the same transaction. */
  default void brought(Tx tx) {}
}
