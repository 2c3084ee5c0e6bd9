package fi.polku.platform.db;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.UUID;

/** The identity of one row of one kind: implemented by nested {@code Key} records, so that ids of two kinds never mix. */
public interface Key extends Content {
  UUID value();

  @Override
  default void writeTo(TemplateOutput output) {
    output.writeContent(value().toString());
  }
}
