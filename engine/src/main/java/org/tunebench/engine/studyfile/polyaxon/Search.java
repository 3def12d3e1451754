package org.tunebench.engine.studyfile.polyaxon;

import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/**
 * How a group searches.
 *
 * @param metric what is optimised
 * @param sampler proposes configurations
 * @param pruner ends hopeless trials
 * @param budget when it ends
 */
record Search(MetricSpec metric, PartSpec sampler, PartSpec pruner, Budget budget) {}
