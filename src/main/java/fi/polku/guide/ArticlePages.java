package fi.polku.guide;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Public;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The money guide for everybody: its table of contents, its pages, and all of them as a booklet. */
@RestController
public class ArticlePages {
  private final Articles articles;
  private final Booklets booklets;
  private final Templates templates;

  ArticlePages(Articles articles, Booklets booklets, Templates templates) {
    this.articles = articles;
    this.booklets = booklets;
    this.templates = templates;
  }

  public record GuideIndexPage(List<Article> articles) {}

  public record GuideArticlePage(ArticleStanding standing, ArticleText text, List<ArticleAddition> additions) {
    public Article article() {
      return standing.article();
    }

    public List<Article> others() {
      return Stream.of(Article.values()).filter(other -> other != article()).toList();
    }
  }

  @Public
  @GetMapping("/guide")
  JteModel index(Frame frame) {
    return templates.guideArticleIndex(frame, new GuideIndexPage(List.of(Article.values())));
  }

  @Public
  @GetMapping("/guide/{article}")
  JteModel article(Frame frame, Scope scope, @PathVariable Article article) {
    return templates.guideArticle(frame, new GuideArticlePage(articles.standing(scope, article), article.text(frame.language()), articles.additions(scope, article, frame.language())));
  }

  @Public
  @GetMapping("/guide/booklet.pdf")
  ResponseEntity<byte[]> booklet(Frame frame, Scope scope, @RequestParam(defaultValue = "") String language) {
    Language wanted = Language.ofTag(language).orElse(frame.language());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
        .header("Content-Disposition", "inline; filename=\"" + frame.words().text(wanted, "guide.articles.booklet.file") + ".pdf\"")
        .header("Vary", "Accept-Language, Cookie")
        .body(booklets.get(frame, wanted, articles.standings(scope)));
  }
}
