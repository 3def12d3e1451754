-- Times are kept to the nanosecond; a duration is a number of nanoseconds.

CREATE TABLE study (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  name VARCHAR(200) NOT NULL,
  -- The whole definition as versioned JSON.
  spec VARCHAR NOT NULL,
  -- The name of the deciding metric, from the definition: trial.result is taken by it.
  metric VARCHAR NOT NULL,
  state VARCHAR(16) NOT NULL,
  created TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  elapsed_nanos BIGINT NOT NULL,
  CONSTRAINT study_key PRIMARY KEY (id),
  CONSTRAINT study_name UNIQUE (name)
);

CREATE TABLE trial (
  study_id BIGINT NOT NULL,
  number INT NOT NULL,
  state VARCHAR(16) NOT NULL,
  origin VARCHAR(16) NOT NULL,
  retry_of INT,
  seed BIGINT NOT NULL,
  suggestion_millis DOUBLE NOT NULL,
  configuration VARCHAR NOT NULL,
  device VARCHAR NOT NULL,
  started TIMESTAMP(9) WITH TIME ZONE,
  ended TIMESTAMP(9) WITH TIME ZONE,
  metrics VARCHAR NOT NULL,
  -- The deciding metric where the trial completed with a finite one: lists of studies need no JSON.
  result DOUBLE,
  epochs INT NOT NULL,
  failure VARCHAR NOT NULL,
  CONSTRAINT trial_key PRIMARY KEY (study_id, number),
  CONSTRAINT trial_study FOREIGN KEY (study_id) REFERENCES study (id)
);

-- Covers all that a list of studies says about trials, so that it reads no row.
CREATE INDEX trial_summary ON trial (study_id, state, result, ended);

CREATE TABLE metric (
  study_id BIGINT NOT NULL,
  id INT NOT NULL,
  name VARCHAR NOT NULL,
  CONSTRAINT metric_key PRIMARY KEY (study_id, id),
  CONSTRAINT metric_name UNIQUE (study_id, name),
  CONSTRAINT metric_study FOREIGN KEY (study_id) REFERENCES study (id)
);

-- A curve in parts of some hundred points each, packed: one row a point would be ten million rows.
-- No foreign key: a deleted study's parts are swept after it, a few at a time.
CREATE TABLE curve_part (
  study_id BIGINT NOT NULL,
  metric_id INT NOT NULL,
  trial INT NOT NULL,
  part INT NOT NULL,
  points VARBINARY NOT NULL,
  CONSTRAINT curve_part_key PRIMARY KEY (study_id, metric_id, trial, part)
);

-- Studies that are gone but for some of their parts of curves.
CREATE TABLE deleted_study (
  id BIGINT NOT NULL,
  CONSTRAINT deleted_study_key PRIMARY KEY (id)
);
