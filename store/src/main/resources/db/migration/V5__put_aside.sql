-- The study's own key while it is deleted but can be brought back, else 0: another study may have
-- its name meanwhile.
ALTER TABLE study ADD COLUMN put_aside BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE study DROP CONSTRAINT study_name;
ALTER TABLE study ADD CONSTRAINT study_name UNIQUE (name, put_aside);
