package fi.polku.organisation;

import fi.polku.platform.security.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For programs: who this token acts for. */
@RestController
class MePages {
  record Me(String organisation, String name, String role) {}

  @OrganisationAction.Requires(OrganisationAction.USE_OWN_LOGIN)
  @GetMapping("/api/v1/me")
  ResponseEntity<Me> me(Actor actor) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Me(actor.organisationName(), actor.name(), actor.role().name().toLowerCase(java.util.Locale.ROOT)));
  }
}
