-- Who in an organisation looks after a page of the money guide, when it was last read through, and what the organisation adds to it.
-- The pages themselves are the program's: an article is named by the last word of its address.
CREATE TABLE guide_article_owner (
  organisation_id uuid NOT NULL REFERENCES organisation,
  article text NOT NULL,
  owner_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, article),
  FOREIGN KEY (organisation_id, owner_id) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX guide_article_owner_owner ON guide_article_owner (organisation_id, owner_id);

CREATE TABLE guide_article_review (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  article text NOT NULL,
  reviewed_at timestamptz NOT NULL,
  reviewed_by uuid NOT NULL,
  note text,
  FOREIGN KEY (organisation_id, reviewed_by) REFERENCES organisation_staff (organisation_id, id)
);
CREATE INDEX guide_article_review_article ON guide_article_review (organisation_id, article, reviewed_at);
CREATE INDEX guide_article_review_reviewer ON guide_article_review (organisation_id, reviewed_by);

-- What an organisation says beside a page, in its own words, and the video it shows: public, and knows no person.
CREATE TABLE guide_article_addition (
  organisation_id uuid NOT NULL REFERENCES organisation,
  article text NOT NULL,
  language text NOT NULL,
  words text NOT NULL,
  video_title text,
  video_address text,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, article, language),
  CONSTRAINT check$a_known_language CHECK (language IN ('fi', 'fi-simple', 'sv', 'en')),
  CONSTRAINT check$something_is_said CHECK (words <> '' OR video_address IS NOT NULL),
  CONSTRAINT check$a_video_has_a_title_and_a_safe_address CHECK ((video_address IS NULL) = (video_title IS NULL) AND video_address LIKE 'https://%')
);
CREATE INDEX guide_article_addition_article ON guide_article_addition (article);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['guide_article_owner', 'guide_article_review', 'guide_article_addition'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_organisation ON %I TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]))', name);
  END LOOP;
END
$$;
CREATE POLICY published ON guide_article_addition FOR SELECT TO polku_app USING ((SELECT platform_stranger()));

-- Everybody may know which organisation looks after a page and when it was read through; who did it and what they noted stays inside.
CREATE POLICY by_standing ON guide_article_owner FOR SELECT TO polku_owner USING (true);
CREATE POLICY by_standing ON guide_article_review FOR SELECT TO polku_owner USING (true);
CREATE FUNCTION guide_article_standing() RETURNS TABLE (article text, organisation_id uuid, reviewed_at timestamptz, owned boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = polku, pg_temp
AS $$
  SELECT known.article, known.organisation_id, max(known.reviewed_at), bool_or(known.owned)
  FROM (
    SELECT r.article, r.organisation_id, r.reviewed_at, false AS owned FROM guide_article_review r
    UNION ALL
    SELECT o.article, o.organisation_id, NULL, true FROM guide_article_owner o
  ) known
  GROUP BY known.article, known.organisation_id
$$;
GRANT EXECUTE ON FUNCTION guide_article_standing() TO polku_app;
