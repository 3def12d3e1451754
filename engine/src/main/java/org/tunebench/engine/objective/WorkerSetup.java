package org.tunebench.engine.objective;

import java.nio.file.Path;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/**
 * What an objective is opened with inside a worker.
 *
 * @param objective its kind and settings, checked before
 * @param metric what the study optimises; an objective that may report anything looks for it
 * @param folder the folder that relative paths in the settings start from
 * @param device {@code cpu}, or {@code gpu} for the only GPU that the process can see
 * @param slots how many trials may run at once
 * @param sharing how many trials share the machine's cores, those of other workers among them
 * @param seed the study's seed: what all its trials share, such as the split of the data, comes
 *     from it
 */
public record WorkerSetup(
    PartSpec objective,
    MetricSpec metric,
    Path folder,
    String device,
    int slots,
    int sharing,
    long seed) {

  /** That of a worker which has the machine to itself. */
  public WorkerSetup(
      PartSpec objective, MetricSpec metric, Path folder, String device, int slots, long seed) {
    this(objective, metric, folder, device, slots, slots, seed);
  }
}
