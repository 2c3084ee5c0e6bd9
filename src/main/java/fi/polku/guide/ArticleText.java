package fi.polku.guide;

import fi.polku.platform.i18n.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What a page of the guide says in one language, read from {@code guide/<article>_<language>.txt}: a line is a block, and its
 * first sign says which ({@code #} title, {@code >} lead, {@code ##} key and heading, and those of {@link Kind}). Words only, no markup.
 */
public record ArticleText(String title, String lead, List<Section> sections, List<String> sources) {
  private static final String SOURCE = "source: ";
  /** A sum of money stays on one line: "1 600 euroa". */
  private static final Pattern SUM = Pattern.compile("(?<=\\d) (?=\\d{3}(?!\\d)|€|euro)");
  private static final Map<String, ArticleText> READ = new ConcurrentHashMap<>();

  /** @param key the same in every language: the place in the page that an address can point to */
  public record Section(String key, String heading, List<Block> blocks) {}

  /** Lines of one kind that follow each other. */
  public record Block(Kind kind, List<String> lines) {
    /** The cells of a row, or the parts of a place: name, website or nothing, what one gets there. */
    public List<List<String>> cells() {
      return lines.stream().map(line -> Stream.of(line.replaceFirst("\\|\\s*$", "").split("\\|", -1)).map(String::strip).toList()).toList();
    }
  }

  /** What a line is: {@code DERIVED} was worked out and is to be confirmed, {@code UNKNOWN} nobody could tell us. */
  public enum Kind {
    LIST("- "),
    STEPS("1. "),
    TABLE("| "),
    PLACES("* "),
    LETTER("\" "),
    DERIVED("? "),
    UNKNOWN("! "),
    WORDS("");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    static Kind of(String line) {
      return Stream.of(values()).filter(kind -> line.startsWith(kind.sign)).findFirst().orElse(WORDS);
    }

    boolean joins() {
      return this == LIST || this == STEPS || this == TABLE || this == PLACES;
    }
  }

  static ArticleText of(Article article, Language language) {
    return READ.computeIfAbsent(article.slug() + "_" + language.tag(), ArticleText::load);
  }

  private static ArticleText load(String name) {
    try {
      return read(new ClassPathResource("guide/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).map(line -> SUM.matcher(line).replaceAll("\u00a0")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ArticleText read(List<String> lines) {
    List<Section> sections = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith(SOURCE)) sources.add(line.substring(SOURCE.length()));
      else if (line.startsWith("## ")) sections.add(section(line.substring(3)));
      else add(sections.getLast().blocks, line);
    }
    return new ArticleText(after("# ", lines.get(0)), after("> ", lines.get(1)), List.copyOf(sections), List.copyOf(sources));
  }

  private static Section section(String line) {
    String[] parts = line.split(" ", 2);
    return new Section(parts[0], parts[1], new ArrayList<>());
  }

  private static void add(List<Block> blocks, String line) {
    Kind kind = Kind.of(line);
    boolean joins = kind.joins() && !blocks.isEmpty() && blocks.getLast().kind == kind;
    if (!joins) blocks.add(new Block(kind, new ArrayList<>()));
    blocks.getLast().lines.add(line.substring(kind.sign.length()));
  }

  private static String after(String sign, String line) {
    if (!line.startsWith(sign)) throw new IllegalArgumentException("begins not with " + sign + ": " + line);
    return line.substring(sign.length());
  }
}
