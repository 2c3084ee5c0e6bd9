package fi.polku.house;

import java.util.ArrayList;
import java.util.List;

/**
 * What a template itself says: its HTML with every expression of JTE replaced by {@link #SAID}, which stands for words that come
 * from elsewhere. Blocks given to other templates are markup of their own.
 */
final class Markup {
  /** Stands where an expression was. */
  static final char SAID = '\uFFFC';

  private final String text;
  private final List<String> pieces = new ArrayList<>();
  private final List<String> literals = new ArrayList<>();
  private int at;

  private Markup(String text) {
    this.text = text;
  }

  static Markup of(String template) {
    Markup markup = new Markup(template.replaceAll("(?s)<%--.*?--%>", "").replaceAll("(?m)^@(import|param) .*$", "").replaceAll("(?s)@raw|@endraw", ""));
    markup.pieces.add(markup.html(false));
    return markup;
  }

  /** HTML without expressions. */
  List<String> html() {
    return pieces;
  }

  /** Words in quotes that are given to other templates as they stand. */
  List<String> literals() {
    return literals;
  }

  /** Reads HTML to the end, or to the backquote that ends a block. */
  private String html(boolean block) {
    StringBuilder html = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (block && c == '`') break;
      if (text.startsWith("$unsafe{", at) || text.startsWith("${", at)) {
        at = text.indexOf('{', at) + 1;
        code('}', false);
        html.append(SAID);
      } else if (text.startsWith("!{", at)) {
        at += 2;
        code('}', false);
      } else if (c == '@' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
        keyword(html);
      } else {
        html.append(c);
        at++;
      }
    }
    return html.toString();
  }

  private void keyword(StringBuilder html) {
    int end = at + 1;
    while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
    String word = text.substring(at + 1, end);
    boolean control = word.matches("if|elseif|else|endif|for|endfor");
    boolean template = word.startsWith("template.");
    if (!control && !template) {
      html.append(text, at, end);
      at = end;
      return;
    }
    at = end;
    if (at < text.length() && text.charAt(at) == '(' && !word.matches("else|endif|endfor")) {
      at++;
      code(')', template);
    }
  }

  /** Passes over Java up to the closing bracket, reading the markup in it. */
  private void code(char close, boolean arguments) {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = at + 1;
        while (text.charAt(end) != '"') end += text.charAt(end) == '\\' ? 2 : 1;
        if (arguments && depth == 0) literals.add(text.substring(at + 1, end));
        at = end + 1;
      } else if (text.startsWith("@`", at)) {
        at += 2;
        pieces.add(html(true));
        at++;
      } else if (c == close && depth == 0) {
        at++;
        return;
      } else {
        if ("({[".indexOf(c) >= 0) depth++;
        if (")}]".indexOf(c) >= 0) depth--;
        at++;
      }
    }
  }
}
