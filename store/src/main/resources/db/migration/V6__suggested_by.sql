-- What the configuration comes from, in a word of the engine's; empty where nobody knows.
ALTER TABLE trial ADD COLUMN suggested_by VARCHAR DEFAULT '' NOT NULL;
