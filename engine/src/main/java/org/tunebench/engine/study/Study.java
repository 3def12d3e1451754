package org.tunebench.engine.study;

import java.time.Duration;
import java.time.Instant;

/**
 * A study as it is kept.
 *
 * @param id its key in the workspace
 * @param spec its definition
 * @param state where it is in its life
 * @param created when it was defined
 * @param elapsed how long it has been running, all its runs together
 */
public record Study(long id, StudySpec spec, StudyState state, Instant created, Duration elapsed) {}
