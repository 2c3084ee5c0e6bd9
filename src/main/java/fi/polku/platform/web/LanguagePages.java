package fi.polku.platform.web;

import fi.polku.platform.i18n.Language;
import fi.polku.platform.security.Public;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The language of the pages: chosen by the visitor, remembered by their browser for a year. */
@RestController
public class LanguagePages {
  @Public
  @PostMapping("/language")
  ResponseEntity<JteModel> choose(@RequestParam String language, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
    Language chosen = Language.ofTag(language).orElseThrow(() -> new Invalid("platform.language.unknown"));
    response.addHeader(HttpHeaders.SET_COOKIE, LanguageCookie.header(chosen));
    return Answers.seeOther(Answers.inside(back, "/"));
  }
}
