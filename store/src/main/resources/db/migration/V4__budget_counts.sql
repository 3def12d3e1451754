-- Covers all that a list of studies says about trials, where they came from included, so that it
-- reads no row. What counts to a budget is said by the engine alone: it is given numbers of a kind.
DROP INDEX trial_summary;
CREATE INDEX trial_summary ON trial (study_id, state, origin, result, ended);

-- Finds those that were tried again without looking at all others.
CREATE INDEX trial_retry ON trial (retry_of, study_id);
