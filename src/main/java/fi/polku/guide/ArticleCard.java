package fi.polku.guide;

import fi.polku.platform.security.Action;
import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Frame;
import fi.polku.platform.web.TodayCard;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reminds the one who looks after a page of the guide that it is time to read it through again. */
@Component
class ArticleCard implements TodayCard {
  private final Articles articles;
  private final ArticleReviews reviews;

  ArticleCard(Articles articles, ArticleReviews reviews) {
    this.articles = articles;
    this.reviews = reviews;
  }

  @Override
  public Action action() {
    return GuideAction.REVIEW_GUIDE;
  }

  @Override
  public Optional<Note> note(Scope scope, Frame frame) {
    List<String> mine = reviews.owners(scope).values().stream().filter(owner -> owner.staff().equals(scope.actor())).map(ArticleReviews.ArticleOwner::article).toList();
    if (mine.isEmpty()) return Optional.empty();
    long due = articles.standings(scope).stream().filter(s -> mine.contains(s.article().slug()) && s.isDue(frame.today())).count();
    return due == 0 ? Optional.empty() : Optional.of(new Note(frame.text("guide.articles.card.title"), frame.text("guide.articles.card.sentence", due), "/work/guide"));
  }
}
