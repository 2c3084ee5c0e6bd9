-- A place is public when something published is held there, not because a package once named it.
ALTER POLICY published ON activity_place USING (
  (SELECT platform_stranger()) AND (
    EXISTS (
      SELECT
      FROM activity a
      WHERE a.organisation_id = activity_place.organisation_id AND a.place_id = activity_place.id AND a.published_at IS NOT NULL)
    OR EXISTS (
      SELECT
      FROM activity_session s
      JOIN activity a ON a.organisation_id = s.organisation_id AND a.id = s.activity_id
      WHERE s.organisation_id = activity_place.organisation_id AND s.place_id = activity_place.id AND a.published_at IS NOT NULL)));
