-- Stands for the schema of a version to come.
ALTER TABLE study ADD COLUMN something_new VARCHAR DEFAULT '' NOT NULL;
