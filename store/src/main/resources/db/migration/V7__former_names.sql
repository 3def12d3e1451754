-- What studies were called before they were renamed: study files and scripts still name them so.
-- A name that another study takes leads there from then on.
CREATE TABLE former_name (
  name VARCHAR(200) NOT NULL,
  study_id BIGINT NOT NULL,
  CONSTRAINT former_name_key PRIMARY KEY (name),
  CONSTRAINT former_name_study FOREIGN KEY (study_id) REFERENCES study (id)
);
