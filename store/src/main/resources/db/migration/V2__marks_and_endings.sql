-- Why the last run ended, one sentence, and what the person noted about the study.
ALTER TABLE study ADD COLUMN ending VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE study ADD COLUMN note VARCHAR DEFAULT '' NOT NULL;

-- What the person noted at a trial: apart from it, because a trial that has ended never changes.
CREATE TABLE trial_mark (
  study_id BIGINT NOT NULL,
  trial INT NOT NULL,
  pinned BOOLEAN NOT NULL,
  -- A JSON list.
  tags VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  CONSTRAINT trial_mark_key PRIMARY KEY (study_id, trial),
  CONSTRAINT trial_mark_trial FOREIGN KEY (study_id, trial) REFERENCES trial (study_id, number)
);
