-- Every word begins after a space, the first one too: one or two letters are looked for where words begin, and have a trigram.
ALTER TABLE participant ALTER COLUMN search SET EXPRESSION AS (lower(' ' || coalesce(alias, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(phone, '')));

-- The organisation's own list of a million ids was the dearest part of a search; a small organisation is looked through by name.
DROP INDEX participant_search;
CREATE INDEX participant_search ON participant USING gin (search gin_trgm_ops);
