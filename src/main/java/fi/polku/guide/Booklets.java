package fi.polku.guide;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Paper;
import gg.jte.generated.precompiled.Templates;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The guide set on paper as an accessible PDF (PDF/UA). Each language is set once and kept until something in it changes. */
@Component
class Booklets {
  private final Templates templates;
  private final Map<Language, Printed> kept = new EnumMap<>(Language.class);

  Booklets(Templates templates) {
    this.templates = templates;
  }

  private record Printed(Booklet booklet, byte[] pdf) {}

  /** One at a time: setting takes a second of a whole core, and many may ask at once. */
  synchronized byte[] get(Frame frame, Language language, List<ArticleStanding> standings) {
    Booklet booklet = Booklet.of(language, standings, frame.today());
    Printed printed = kept.get(language);
    if (printed == null || !printed.booklet.equals(booklet)) {
      Frame speaking = new Frame(frame.words(), language, null, frame.path(), false, () -> "", frame.clock(), frame.request(), null);
      printed = new Printed(booklet, Paper.pdf(templates.guideBooklet(speaking, booklet).render()));
      kept.put(language, printed);
    }
    return printed.pdf.clone();
  }
}
