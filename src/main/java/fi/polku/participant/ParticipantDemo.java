package fi.polku.participant;

import fi.polku.platform.db.Database;
import fi.polku.platform.demo.DemoPart;
import fi.polku.platform.security.Scope;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** The invented people of the demo world, known by an alias and a language, as most who come are. */
@Component
@ConditionalOnExpression("!('${polku.demo}'.trim().toLowerCase() matches 'false|')")
class ParticipantDemo implements DemoPart {
  private static final int PEOPLE = 260;
  private static final String INITIALS = "KMLRSTVHPNJA";
  private final Database database;

  ParticipantDemo(Database database) {
    this.database = database;
  }

  @Override
  public int getOrder() {
    return 20;
  }

  @Override
  public void build(Scope scope) {
    Map<String, String> people = people();
    UUID[] ids = people.keySet().stream().map(alias -> UUID.nameUUIDFromBytes((scope.requireOrganisation().value() + alias).getBytes(StandardCharsets.UTF_8))).toArray(UUID[]::new);
    database.act(scope, tx -> tx.update("""
            INSERT INTO participant (id, organisation_id, external_id, alias, language, gender)
            SELECT p.id, :organisation, 'demo-' || lpad(p.place::text, 3, '0'), p.alias, p.language, 'not-asked'
            FROM unnest(:ids::uuid[], :aliases::text[], :languages::text[]) WITH ORDINALITY AS p (id, alias, language, place)
            WHERE NOT EXISTS (SELECT FROM participant q WHERE q.organisation_id = :organisation)
            ON CONFLICT DO NOTHING
            """)
        .bind("ids", ids)
        .bind("aliases", people.keySet().toArray(String[]::new))
        .bind("languages", people.values().toArray(String[]::new))
        .execute());
  }

  /** Aliases with their languages, each once: first names, and where a name comes again, an initial too. */
  private static Map<String, String> people() {
    Map<String, String> people = new LinkedHashMap<>();
    for (int i = 0; people.size() < PEOPLE; i++) {
      String[] name = DemoNames.NAMES[i % DemoNames.NAMES.length].split(" ");
      boolean initial = i >= DemoNames.NAMES.length || i % 5 == 0;
      String alias = initial ? name[0] + " " + INITIALS.charAt((i / 5 + i / DemoNames.NAMES.length) % INITIALS.length()) + "." : name[0];
      people.putIfAbsent(alias, name.length > 1 ? name[1] : "fi");
    }
    return people;
  }
}
