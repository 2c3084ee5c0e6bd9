package fi.polku.participation;

import static fi.polku.platform.exchange.ExchangeColumn.date;
import static fi.polku.platform.exchange.ExchangeColumn.reference;
import static fi.polku.platform.exchange.ExchangeColumn.text;

import fi.polku.platform.exchange.ExchangeTable;
import java.util.List;

/** The table {@code qualifications} of the exchange package: every column names the row, so none can change. */
final class QualificationsTable {
  private QualificationsTable() {}

  private static final String MERGE = """
      WITH merged AS (
        INSERT INTO participation_qualification (organisation_id, participant_id, project_id, gained_on, name)
        SELECT :organisation::uuid, p.id, j.id, i.date, i.name
        FROM exchange_qualifications i
        JOIN exchange_participants_key p ON p.key = i.participant
        JOIN exchange_projects_key j ON j.key = i.project
        ORDER BY i.row_number
        ON CONFLICT (organisation_id, participant_id, project_id, gained_on, name) DO NOTHING
        RETURNING id
      )
      SELECT count(*) AS added, 0 AS changed
      FROM merged
      """;

  private static final String EXPORT = """
      SELECT coalesce(p.external_id, p.id::text) AS participant, j.code AS project, q.gained_on, q.name
      FROM participation_qualification q
      JOIN exchange_people e ON e.id = q.participant_id
      JOIN participant p ON p.organisation_id = q.organisation_id AND p.id = q.participant_id
      JOIN organisation_project j ON j.organisation_id = q.organisation_id AND j.id = q.project_id
      WHERE q.organisation_id = :organisation AND (:project::uuid IS NULL OR q.project_id = :project)
      ORDER BY coalesce(p.external_id, p.id::text) COLLATE "C", j.code COLLATE "C", q.gained_on, q.name COLLATE "C"
      """;

  static final ExchangeTable TABLE = new ExchangeTable("qualifications", false,
      List.of(
          reference("participant", "participants").naming().needed(),
          reference("project", "projects").naming().needed(),
          date("date").naming().needed(),
          text("name").naming().needed()),
      null,
      List.of(),
      List.of(MERGE),
      EXPORT);
}
