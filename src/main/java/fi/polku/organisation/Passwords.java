package fi.polku.organisation;

import fi.polku.platform.security.Secret;
import fi.polku.platform.web.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** How passwords are kept and checked: long, hashed, and with the same work for everybody who tries. */
@Component
class Passwords {
  static final int SHORTEST = 12;

  /** bcrypt reads no more bytes than these; a longer password would be cut in secret. */
  static final int LONGEST = 72;

  /** Checks made for every try, so that time does not tell whether an address is known, in one organisation or two. */
  private static final int CHECKS = 2;

  private final PasswordEncoder encoder = new BCryptPasswordEncoder();
  private final String nobodys = encoder.encode(Secret.random().text());

  String hash(String password) {
    return encoder.encode(password);
  }

  /** Those of the candidates whose password this is. */
  List<Credentials.Candidate> matching(List<Credentials.Candidate> candidates, String password) {
    boolean readable = bytes(password) <= LONGEST;
    String tried = readable ? password : "";
    for (int spare = candidates.size(); spare < CHECKS; spare++) encoder.matches(tried, nobodys);
    return candidates.stream().filter(c -> encoder.matches(tried, c.passwordHash()) && readable).toList();
  }

  static Problems check(Problems problems, String password, String email) {
    if (password.length() < SHORTEST) return problems.add("password", "organisation.newLogin.passwordShort", SHORTEST);
    if (bytes(password) > LONGEST) return problems.add("password", "organisation.newLogin.passwordLong");
    boolean ownAddress = password.toLowerCase(Locale.ROOT).contains(email.toLowerCase(Locale.ROOT));
    boolean oneSign = password.chars().distinct().count() < 5;
    return problems.addIf(ownAddress || oneSign, "password", "organisation.newLogin.passwordEasy");
  }

  private static int bytes(String password) {
    return password.getBytes(StandardCharsets.UTF_8).length;
  }
}
