package fi.polku.participant;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as people write it, Finnish unless it says another country. */
final class Phone {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private static final Pattern LONG = Pattern.compile("(?<= )(\\d{3})(\\d{3,4})$");

  private Phone() {}

  /** "040 123 4567" is "+358401234567"; empty when it is no number. */
  static Optional<String> international(String typed) {
    return parse(typed).filter(NUMBERS::isValidNumber).map(n -> NUMBERS.format(n, PhoneNumberFormat.E164));
  }

  /** As people write it: "040 123 4567" at home, "+46 70 123 45 67" abroad. */
  static String shown(String international) {
    return parse(international)
        .map(n -> n.getCountryCode() == 358 ? LONG.matcher(NUMBERS.format(n, PhoneNumberFormat.NATIONAL)).replaceFirst("$1 $2") : NUMBERS.format(n, PhoneNumberFormat.INTERNATIONAL))
        .orElse(international);
  }

  private static Optional<PhoneNumber> parse(String text) {
    try {
      return Optional.of(NUMBERS.parse(text, "FI"));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
