package fi.polku.organisation;

import fi.polku.platform.security.Scope;
import fi.polku.platform.web.Responsible;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each organisation answers for its own people's data: its public contact details. */
@Component
class ResponsibleOrganisations implements Responsible.Source {
  private final Organisations organisations;

  ResponsibleOrganisations(Organisations organisations) {
    this.organisations = organisations;
  }

  @Override
  public List<Responsible> responsible() {
    return organisations.list(Scope.visitor("")).stream().map(o -> new Responsible(o.name(), o.email(), o.phone(), o.homepage())).toList();
  }
}
