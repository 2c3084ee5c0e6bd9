-- A value of the law that an organisation adds between releases, with where it was read: it knows no person, and everybody counts with it.
CREATE TABLE guide_law_addition (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation,
  parameter text NOT NULL,
  effective_from date NOT NULL,
  value numeric NOT NULL,
  mark text NOT NULL,
  law text NOT NULL,
  source text NOT NULL,
  added_at timestamptz NOT NULL,
  added_by uuid NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  CONSTRAINT check$a_known_mark CHECK (mark IN ('verified', 'derived', 'unverified')),
  CONSTRAINT check$somebody_has_read_it_somewhere CHECK (btrim(source) <> ''),
  CONSTRAINT check$texts_have_an_end CHECK (length(parameter) <= 100 AND length(law) <= 500 AND length(source) <= 500),
  CONSTRAINT check$a_value_of_a_law CHECK (value >= 0 AND value < 1000000000),
  CONSTRAINT check$withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX guide_law_addition_organisation ON guide_law_addition (organisation_id, added_at);
CREATE INDEX guide_law_addition_counting ON guide_law_addition (parameter, effective_from) WHERE withdrawn_at IS NULL;

ALTER TABLE guide_law_addition ENABLE ROW LEVEL SECURITY;
ALTER TABLE guide_law_addition FORCE ROW LEVEL SECURITY;
CREATE POLICY own_organisation ON guide_law_addition TO polku_app USING (organisation_id = ANY ((SELECT platform_held())::uuid[])) WITH CHECK (organisation_id = ANY ((SELECT platform_held())::uuid[]));
CREATE POLICY published ON guide_law_addition FOR SELECT TO polku_app USING ((SELECT platform_stranger()));
