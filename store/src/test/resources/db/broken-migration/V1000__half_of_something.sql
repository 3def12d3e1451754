-- The second statement fails when the first has been kept.
CREATE TABLE half (id INTEGER);
ALTER TABLE nowhere ADD COLUMN id INTEGER;
