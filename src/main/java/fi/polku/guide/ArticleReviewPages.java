package fi.polku.guide;

import static fi.polku.guide.GuideAction.REVIEW_GUIDE;

import fi.polku.guide.GuideAction.Requires;
import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Action;
import fi.polku.platform.security.Actor;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Answers;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.Invalid;
import fi.polku.platform.web.Problems;
import fi.polku.platform.web.SettingsEntry;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The guide for those who look after it: whose each page is, when it was read through, and what their organisation adds. */
@RestController
public class ArticleReviewPages {
  private static final int LONGEST_NOTE = 1_000;
  private final Articles articles;
  private final ArticleReviews reviews;
  private final ArticleAdditions additions;
  private final Templates templates;

  ArticleReviewPages(Articles articles, ArticleReviews reviews, ArticleAdditions additions, Templates templates) {
    this.articles = articles;
    this.reviews = reviews;
    this.additions = additions;
    this.templates = templates;
  }

  /** The guide among the settings. */
  @Component
  static class Entry implements SettingsEntry {
    @Override
    public String key() {
      return "guide.articles.work";
    }

    @Override
    public String path() {
      return "/work/guide";
    }

    @Override
    public Action action() {
      return REVIEW_GUIDE;
    }
  }

  public record GuideWorkPage(List<ArticleStanding> standings, Map<String, ArticleReviews.ArticleOwner> owners, UUID me) {
    /** Who looks after the page in this organisation; empty when nobody does. */
    public String owner(Article article) {
      ArticleReviews.ArticleOwner owner = owners.get(article.slug());
      return owner == null ? "" : owner.name();
    }

    public boolean mine(Article article) {
      ArticleReviews.ArticleOwner owner = owners.get(article.slug());
      return owner != null && owner.staff().equals(me);
    }
  }

  /** @param language of the own words in the form; @param id of the review the form would make; @param note as it was typed */
  public record ArticleWorkPage(ArticleStanding standing, GuideWorkPage whose, List<ArticleReview> reviews, List<ArticleAddition> additions,
      ArticleReview.Key id, String note, Language language, AdditionForm form, Problems problems) {
    public Article article() {
      return standing.article();
    }

    public boolean said(Language inLanguage) {
      return additions.stream().anyMatch(a -> a.language().equals(inLanguage.tag()));
    }
  }

  @Requires(REVIEW_GUIDE)
  @GetMapping("/work/guide")
  JteModel list(Frame frame, Scope scope, Actor actor) {
    return templates.guideArticlesWork(frame, work(scope, actor));
  }

  @Requires(REVIEW_GUIDE)
  @GetMapping("/work/guide/{article}")
  JteModel show(Frame frame, Scope scope, Actor actor, @PathVariable Article article, @RequestParam(defaultValue = "") String language) {
    Language wanted = Language.ofTag(language).orElse(frame.language());
    AdditionForm form = additions.list(scope, article).stream().filter(a -> a.language().equals(wanted.tag())).findFirst().map(AdditionForm::of).orElse(new AdditionForm(null, null, null));
    return page(frame, scope, actor, article, new Typed("", wanted, form, Problems.none()));
  }

  @Requires(REVIEW_GUIDE)
  @PostMapping("/work/guide/{article}/review")
  ResponseEntity<JteModel> review(Frame frame, Scope scope, Actor actor, @PathVariable Article article, @RequestParam ArticleReview.Key id, @RequestParam(defaultValue = "") String note) {
    if (note.strip().length() > LONGEST_NOTE) {
      Problems problems = Problems.none().add("note", "guide.articles.addition.tooLong", LONGEST_NOTE);
      return Answers.invalid(page(frame, scope, actor, article, new Typed(note, frame.language(), new AdditionForm(null, null, null), problems)));
    }
    reviews.review(scope, id, article, note.isBlank() ? null : note.strip());
    return Answers.seeOther("/work/guide");
  }

  /** @param mine false lets go of it */
  @Requires(REVIEW_GUIDE)
  @PostMapping("/work/guide/{article}/owner")
  ResponseEntity<JteModel> own(Scope scope, @PathVariable Article article, @RequestParam boolean mine) {
    if (mine) reviews.take(scope, article);
    else reviews.leave(scope, article);
    return Answers.seeOther("/work/guide");
  }

  @Requires(REVIEW_GUIDE)
  @PostMapping("/work/guide/{article}/addition")
  ResponseEntity<JteModel> say(Frame frame, Scope scope, Actor actor, @PathVariable Article article, @RequestParam String language, AdditionForm form) {
    Language wanted = Language.ofTag(language).orElseThrow(() -> new Invalid("platform.language.unknown"));
    Problems problems = form.check();
    if (problems.any()) return Answers.invalid(page(frame, scope, actor, article, new Typed("", wanted, form, problems)));
    additions.say(scope, article, wanted, form);
    return Answers.seeOther("/work/guide/" + article.slug() + "?language=" + wanted.tag());
  }

  private record Typed(String note, Language language, AdditionForm form, Problems problems) {}

  private JteModel page(Frame frame, Scope scope, Actor actor, Article article, Typed typed) {
    return templates.guideArticleWork(frame, new ArticleWorkPage(articles.standing(scope, article), work(scope, actor), reviews.list(scope, article),
        additions.list(scope, article), new ArticleReview.Key(UUID.randomUUID()), typed.note, typed.language, typed.form, typed.problems));
  }

  private GuideWorkPage work(Scope scope, Actor actor) {
    return new GuideWorkPage(articles.standings(scope), reviews.owners(scope), actor.staff());
  }
}
