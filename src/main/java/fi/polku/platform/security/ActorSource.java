package fi.polku.platform.security;

import java.util.Optional;
import java.util.UUID;

/** Who is behind the word a browser or a program shows; answered by the module that knows the staff. */
public interface ActorSource {
  /** The one logged in with this word, as of this very moment: a login ended elsewhere is not found. */
  Optional<Actor> byLogin(Secret word);

  /** The one for whom a program holds this token. */
  Optional<Actor> byToken(Secret word);

  /** Whose word this was, also after the login has ended: opens nothing, only tells whose a form was. */
  Optional<UUID> pastLogin(Secret word);
}
