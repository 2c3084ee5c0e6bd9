package fi.polku.guide;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.OrganisationKey;
import fi.polku.platform.security.Role;
import fi.polku.platform.security.Scope;
import fi.polku.platform.testing.PolkuTest;
import fi.polku.platform.testing.Samples;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each test has organisations of its own; none of them reads a page later than it was shipped. */
class ArticleReviewsTest extends PolkuTest {
  private static final Scope STRANGER = Scope.visitor("test");

  @Autowired Articles articles;
  @Autowired ArticleReviews reviews;
  @Autowired ArticleAdditions additions;
  private OrganisationKey home;
  private Scope manager;

  @BeforeEach
  void anOrganisationWithAManager() {
    home = Samples.organisation(installation, database);
    manager = staff(home, Role.MANAGER);
  }

  @Test
  void whoHasLeftOrMayNoLongerReviewOwnsNothing() {
    reviews.take(manager, Article.DEBTS);
    Scope admin = staff(home, Role.ADMIN);
    reviews.take(admin, Article.HELP);
    assertThat(reviews.owners(manager)).containsOnlyKeys("debts", "help");
    change("UPDATE organisation_staff SET disabled_at = now() WHERE id = :id", manager);
    change("UPDATE organisation_staff SET role = 'coach' WHERE id = :id", admin);
    assertThat(reviews.owners(manager)).isEmpty();
    reviews.leave(manager, Article.DEBTS);
    reviews.leave(admin, Article.HELP);
  }

  @Test
  void strangersLearnWhenAndByWhichOrganisationAndNothingMore() {
    reviews.take(manager, Article.CREDITORS);
    reviews.review(manager, new ArticleReview.Key(UUID.randomUUID()), Article.CREDITORS, "sisäinen huomio");
    assertThat(articles.standing(STRANGER, Article.CREDITORS).organisations()).contains("Näyte " + home.value());
    assertThat(articles.standing(manager, Article.CREDITORS)).as("the same for whoever asks").isEqualTo(articles.standing(STRANGER, Article.CREDITORS));
    for (String rows : new String[] {"SELECT count(*) FROM guide_article_review", "SELECT count(*) FROM guide_article_owner"}) {
      int seen = database.in(STRANGER, tx -> tx.query(rows).mapTo(Integer.class).one());
      assertThat(seen).as(rows).isZero();
    }
    reviews.leave(manager, Article.CREDITORS);
    assertThat(articles.standing(STRANGER, Article.CREDITORS).organisations()).doesNotContain("Näyte " + home.value());
  }

  @Test
  void aReviewOlderThanThePageDoesNotMakeItOlder() {
    clock.set(clock.instant().minus(Duration.ofDays(40)));
    reviews.review(manager, new ArticleReview.Key(UUID.randomUUID()), Article.DEBTS, null);
    assertThat(articles.standing(STRANGER, Article.DEBTS).reviewed()).isEqualTo(Article.SHIPPED);
  }

  @Test
  void anotherOrganisationSeesNeitherOwnersNorReviewsNorDrafts() {
    reviews.take(manager, Article.DEBTS);
    reviews.review(manager, new ArticleReview.Key(UUID.randomUUID()), Article.DEBTS, "vain meille");
    additions.say(manager, Article.DEBTS, Language.FI, new AdditionForm("Meiltä apua", null, null));
    Scope foreign = staff(Samples.organisation(installation, database), Role.MANAGER);
    assertThat(reviews.owners(foreign)).isEmpty();
    assertThat(reviews.list(foreign, Article.DEBTS)).isEmpty();
    assertThat(additions.list(foreign, Article.DEBTS)).isEmpty();
    reviews.leave(foreign, Article.DEBTS);
    additions.say(foreign, Article.DEBTS, Language.FI, new AdditionForm(null, null, null));
    assertThat(reviews.owners(manager)).containsOnlyKeys("debts");
    assertThat(additions.list(manager, Article.DEBTS)).extracting(ArticleAddition::words).containsExactly("Meiltä apua");
    additions.say(manager, Article.DEBTS, Language.FI, new AdditionForm(null, null, null));
    reviews.leave(manager, Article.DEBTS);
  }

  private Scope staff(OrganisationKey organisation, Role role) {
    UUID id = UUID.randomUUID();
    database.act(Scope.system("test", organisation), tx -> tx.update("INSERT INTO organisation_staff (id, organisation_id, name, email, role) VALUES (:id, :organisation, 'Helmi Henkilö', :email, :role)")
        .bind("id", id).bind("email", id + "@koe.example").bind("role", role).execute());
    return new Scope(Scope.Kind.STAFF, organisation, id, role, "DEMO", "guide.review-guide", "test");
  }

  private void change(String sql, Scope who) {
    database.act(Scope.system("test", home), tx -> tx.update(sql).bind("id", who.actor()).execute());
  }
}
