-- Stands for the first schema change after release, until there is one.
ALTER TABLE study ADD COLUMN note VARCHAR DEFAULT '' NOT NULL;
