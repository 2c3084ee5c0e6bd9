package fi.polku.guide;

import fi.polku.platform.i18n.Language;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says beside a page of the guide, in one language, with its video if it has one. The video is a plain
 * link: our content policy lets no other site into a page, and nobody who reads about debts is watched by one.
 */
public record ArticleAddition(String organisation, @Nullable String municipality, String language, String words, @Nullable String videoTitle, @Nullable String videoAddress) {

  /** The site the video is on, for the reader to know before going there. */
  public String videoSite() {
    return videoAddress == null ? "" : URI.create(videoAddress).getHost();
  }

  /** The language as its speakers call it, where it is not the reader's. */
  public Optional<String> otherLanguage(Language reader) {
    return Language.ofTag(language).filter(own -> own != reader).map(Language::ownName);
  }

  /** Only what a browser opens safely: https, a site with a name, no login in the address. */
  static boolean safe(String address) {
    try {
      URI uri = URI.create(address);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && named(uri.getHost()) && uri.getUserInfo() == null && address.length() <= 500;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A site with a name of its own: no number, which may be a machine of somebody's own network, nor a name that is only known inside one. */
  private static boolean named(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    String last = name.substring(name.lastIndexOf('.') + 1);
    return name.contains(".") && last.matches("[a-z][a-z0-9-]*") && !Set.of("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "arpa").contains(last);
  }
}
