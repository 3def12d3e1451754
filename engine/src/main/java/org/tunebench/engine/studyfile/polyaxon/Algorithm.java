package org.tunebench.engine.studyfile.polyaxon;

import java.util.Optional;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/**
 * What the section of a search algorithm says.
 *
 * @param metric what is optimised, or empty where the algorithm needs none
 * @param sampler proposes configurations
 * @param pruner ends hopeless trials
 * @param trials how many in all
 */
record Algorithm(Optional<MetricSpec> metric, PartSpec sampler, PartSpec pruner, long trials) {
  static final PartSpec NO_PRUNER = new PartSpec("none");

  /** An algorithm that looks at no metric and ends no trial early. */
  Algorithm(PartSpec sampler, long trials) {
    this(Optional.empty(), sampler, NO_PRUNER, trials);
  }
}
