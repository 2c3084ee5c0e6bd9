package fi.polku.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.polku.house.House.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Templates say nothing of their own: every word is a key; and they hold nothing a strict content policy would stop. */
class TemplatesTest {
  private static final Set<String> SPOKEN = Set.of("title", "aria-label", "placeholder", "alt", "aria-description", "aria-roledescription", "aria-valuetext", "summary", "label");

  @Test
  void noWordStandsInATemplate() {
    List<String> words = new ArrayList<>();
    for (Source template : House.templates()) {
      for (String found : words(template.text())) words.add(template.path() + ": " + found);
    }
    assertThat(words).isEmpty();
  }

  @Test
  void nothingIsPassedUnescaped() {
    assertThat(House.templates().stream().filter(t -> t.text().contains("$unsafe")).map(t -> t.path().toString())).isEmpty();
  }

  @Test
  void noStyleScriptOrHandlerStandsInATemplate() {
    List<String> inline = new ArrayList<>();
    for (Source template : House.templates()) {
      for (String html : Markup.of(template.text()).html()) {
        for (Element element : parse(html).getAllElements()) {
          if (element.normalName().equals("style")) inline.add(template.path() + ": <style>");
          if (element.normalName().equals("script") && !element.hasAttr("src") && !element.attr("type").equals("application/ld+json")) inline.add(template.path() + ": <script>");
          for (Attribute attribute : element.attributes()) {
            if (attribute.getKey().matches("style|on[a-z]+|hx-on.*") || attribute.getValue().strip().startsWith("javascript:")) inline.add(template.path() + ": " + attribute);
          }
        }
      }
    }
    assertThat(inline).isEmpty();
  }

  /** On a small screen a wide table scrolls in its own place, which has a name and can be reached by the keyboard; the style sheet shades its edge. */
  @Test
  void aTableStandsInANamedRegionThatTheKeyboardReaches() {
    List<String> loose = new ArrayList<>();
    for (Source template : House.templates()) {
      boolean paper = template.text().contains("class=\"sheet\"") || template.text().contains("paper:/");
      long held = House.matches("<div(?=[^>]*role=\"region\")(?=[^>]*aria-label)(?=[^>]*tabindex=\"0\")[^>]*>\\s*<table", template.text()).count();
      if (!paper && House.matches("<table", template.text()).count() != held) loose.add(template.path().toString());
    }
    assertThat(loose).isEmpty();
  }

  @Test
  void everyFormThatPostsCarriesItsGuard() {
    List<String> open = new ArrayList<>();
    for (Source template : House.templates()) {
      House.matches("(?is)<form\\b[^>]*\\bmethod=\"?post.*?</form>", template.text())
          .filter(form -> !form.group().contains("@template.ui.csrf("))
          .forEach(form -> open.add(template.path() + ": " + form.group().lines().findFirst().orElse("")));
    }
    assertThat(open).isEmpty();
  }

  @Test
  void aWordIsSeenWhereverItHides() {
    assertThat(words("<p>${x} Tervetuloa</p>")).hasSize(1);
    assertThat(words("<button aria-label=\"Sulje\">×</button>")).hasSize(1);
    assertThat(words("@if(a.b(\"x\"))<p>@for(var i : x)ja@endfor</p>@endif")).hasSize(1);
    assertThat(words("@template.ui.page(frame = frame, content = @`<h1>Otsikko</h1>@template.ui.field(label = \"Etunimi\", name = \"alias\")`)")).hasSize(2);
    assertThat(words("<input type=\"submit\" value=\"Lähetä\">")).hasSize(1);
    assertThat(words("<h1>${frame.text(\"a.b\")}</h1><p>1 – 2 · <a class=\"x y\" title=\"${t}\">Polku</a></p><!-- sana -->")).isEmpty();
    assertThat(words("@template.ui.field(frame = frame, label = frame.text(\"Jokin sana\"), type = \"email\")")).isEmpty();
  }

  private static List<String> words(String template) {
    List<String> words = new ArrayList<>();
    Markup markup = Markup.of(template);
    for (String html : markup.html()) {
      for (Element element : parse(html).getAllElements()) {
        if (!Set.of("script", "style").contains(element.normalName())) {
          for (TextNode text : element.textNodes()) if (speaks(text.text())) words.add(text.text().strip());
        }
        for (Attribute attribute : element.attributes()) {
          boolean button = element.normalName().equals("input") && element.attr("type").matches("submit|button|reset") && attribute.getKey().equals("value");
          boolean described = element.normalName().equals("meta") && element.attr("name").equals("description") && attribute.getKey().equals("content");
          if ((SPOKEN.contains(attribute.getKey()) || button || described) && speaks(attribute.getValue())) words.add(attribute.toString());
        }
      }
    }
    for (String literal : markup.literals()) if (literal.matches("(?s)\\p{Lu}.*|.*(\\p{L}\\s+\\p{L}|[^\\x00-\\x7F]).*") && speaks(literal)) words.add(literal);
    return words;
  }

  /** Anything with letters but the name of the house. */
  private static boolean speaks(String text) {
    return text.replace("Polku", "").replaceAll("&[a-z]+;", "").chars().anyMatch(Character::isLetter);
  }

  private static Element parse(String html) {
    return Jsoup.parse(html, "", Parser.xmlParser());
  }
}
