package fi.polku.activity;

import static fi.polku.platform.exchange.ExchangeColumn.choice;
import static fi.polku.platform.exchange.ExchangeColumn.key;
import static fi.polku.platform.exchange.ExchangeColumn.municipality;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The table {@code activities} of the exchange package. An activity that comes with an import is not published by it; a share
 * of several projects, agreed in Polku, stays when the package names one of them.
 */
final class ActivitiesTable {
  private ActivitiesTable() {}

  private static final String FIND = """
      SELECT m.key, coalesce(brought.id, own.id) AS id
      FROM exchange_mentioned m
      LEFT JOIN activity brought ON brought.organisation_id = :organisation AND brought.external_id = m.key
      LEFT JOIN activity own ON own.organisation_id = :organisation AND own.id = m.uuid AND own.external_id IS NULL
      """;

  /** How each kind is counted is {@link Activity.Kind#counting()}: a test holds the two together. */
  private static final String MERGE = """
      WITH wanted AS (
        SELECT k.id, i.row_number, i.activity AS external_id, i.name, i.kind, j.id AS project_id,
          CASE
            WHEN a.kind = i.kind THEN a.counting
            WHEN i.kind IN ('drop-in', 'group', 'coaching-group', 'course') THEN 'named'
            WHEN i.kind = 'public-event' THEN 'heads'
            ELSE 'signed-up'
          END AS counting,
          CASE WHEN :has_municipality THEN i.municipality ELSE coalesce(a.municipality, p.municipality) END AS municipality,
          CASE WHEN :has_district THEN i.district ELSE coalesce(a.district, p.district) END AS district,
          CASE WHEN :has_place THEN i.place ELSE p.name END AS place,
          a.municipality AS own_municipality, a.district AS own_district, a.place_id AS own_place_id,
          coalesce(a.municipality, p.municipality) AS shown_municipality, coalesce(a.district, p.district) AS shown_district, p.name AS shown_place
        FROM exchange_activities i
        JOIN exchange_activities_key k ON k.key = i.activity
        LEFT JOIN exchange_projects_key j ON j.key = i.project
        LEFT JOIN activity a ON a.organisation_id = :organisation AND a.id = k.id
        LEFT JOIN activity_place p ON p.organisation_id = :organisation AND p.id = a.place_id
      ), places AS (
        INSERT INTO activity_place AS t (organisation_id, name, municipality, district)
        SELECT DISTINCT :organisation::uuid, w.place, w.municipality, w.district
        FROM wanted w
        WHERE w.place IS NOT NULL AND (w.place, w.municipality, w.district) IS DISTINCT FROM (w.shown_place, w.shown_municipality, w.shown_district)
        ON CONFLICT (organisation_id, name, municipality, district) DO UPDATE
        SET name = excluded.name
        RETURNING t.id, t.name, t.municipality, t.district
      ), placed AS (
        SELECT w.id, w.row_number, w.external_id, w.name, w.kind, w.counting,
          CASE WHEN w.municipality IS NOT DISTINCT FROM w.shown_municipality THEN w.own_municipality ELSE w.municipality END AS municipality,
          CASE WHEN w.district IS NOT DISTINCT FROM w.shown_district THEN w.own_district ELSE w.district END AS district,
          CASE WHEN w.place IS NULL THEN NULL ELSE coalesce(l.id, w.own_place_id) END AS place_id
        FROM wanted w
        LEFT JOIN places l ON l.name = w.place AND l.municipality IS NOT DISTINCT FROM w.municipality AND l.district IS NOT DISTINCT FROM w.district
          AND (w.place, w.municipality, w.district) IS DISTINCT FROM (w.shown_place, w.shown_municipality, w.shown_district)
      ), merged AS (
        INSERT INTO activity AS t (id, organisation_id, external_id, name, kind, counting, municipality, district, place_id, created_at, created_by)
        SELECT w.id, :organisation::uuid, w.external_id, w.name, w.kind, w.counting, w.municipality, w.district, w.place_id, :now::timestamptz, :actor::uuid
        FROM placed w
        ORDER BY w.row_number
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, kind = excluded.kind, counting = excluded.counting, municipality = excluded.municipality,
          district = excluded.district, place_id = excluded.place_id,
          room_id = CASE WHEN t.place_id IS NOT DISTINCT FROM excluded.place_id THEN t.room_id END
        WHERE (t.name, t.kind, t.counting, t.municipality, t.district, t.place_id)
          IS DISTINCT FROM (excluded.name, excluded.kind, excluded.counting, excluded.municipality, excluded.district, excluded.place_id)
        RETURNING t.id, old.id IS NULL AS added
      ), reassigned AS (
        SELECT w.id, w.project_id
        FROM wanted w
        WHERE :has_project AND NOT EXISTS (
          SELECT
          FROM activity_project_share s
          WHERE s.organisation_id = :organisation AND s.activity_id = w.id AND s.project_id = w.project_id)
      ), left_projects AS (
        DELETE FROM activity_project_share s
        USING reassigned r
        WHERE s.organisation_id = :organisation AND s.activity_id = r.id
        RETURNING s.activity_id
      ), joined_projects AS (
        INSERT INTO activity_project_share (organisation_id, activity_id, project_id)
        SELECT :organisation::uuid, r.id, r.project_id
        FROM reassigned r
        WHERE r.project_id IS NOT NULL
        RETURNING activity_id
      ), touched AS (
        SELECT m.id FROM merged m WHERE NOT m.added
        UNION
        SELECT l.activity_id FROM left_projects l
        UNION
        SELECT n.activity_id FROM joined_projects n
      )
      SELECT
        (SELECT count(*) FROM merged m WHERE m.added) AS added,
        (SELECT count(*) FROM touched t WHERE NOT EXISTS (SELECT FROM merged m WHERE m.id = t.id AND m.added)) AS changed
      """;

  private static final String EXPORT = """
      SELECT coalesce(a.external_id, a.id::text) AS activity,
        (SELECT j.code
         FROM activity_project_share s
         JOIN organisation_project j ON j.organisation_id = s.organisation_id AND j.id = s.project_id
         WHERE s.organisation_id = a.organisation_id AND s.activity_id = a.id AND (:project::uuid IS NULL OR s.project_id = :project)
         ORDER BY s.share_percent DESC, j.code COLLATE "C"
         LIMIT 1) AS project,
        a.name, a.kind, coalesce(a.municipality, p.municipality) AS municipality, coalesce(a.district, p.district) AS district, p.name AS place
      FROM activity a
      LEFT JOIN activity_place p ON p.organisation_id = a.organisation_id AND p.id = a.place_id
      WHERE a.organisation_id = :organisation AND (:project::uuid IS NULL OR EXISTS (
        SELECT
        FROM activity_project_share s
        WHERE s.organisation_id = a.organisation_id AND s.activity_id = a.id AND s.project_id = :project))
      ORDER BY coalesce(a.external_id, a.id::text) COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("activities", false,
      List.of(
          key("activity"),
          reference("project", "projects"),
          text("name").needed(),
          choice("kind", kinds()).needed(),
          municipality("municipality"),
          text("district"),
          text("place")),
      FIND,
      List.of(),
      List.of(MERGE),
      EXPORT);

  private static String[] kinds() {
    return Stream.of(Activity.Kind.values()).map(ActivitiesTable::code).toArray(String[]::new);
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
