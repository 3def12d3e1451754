-- How many transactions the database has kept: a file beside it says the same, so that one that has
-- lost some of them can be told.
CREATE TABLE ledger (
  changes BIGINT NOT NULL
);
INSERT INTO ledger (changes) VALUES (0);
