package org.tunebench.engine.study;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;

/**
 * The definition of a study: all that a study file says.
 *
 * @param name what the person calls it; unique in a workspace
 * @param objective what a trial does
 * @param metric what is optimised
 * @param space what may vary
 * @param sampler proposes configurations
 * @param pruner ends hopeless trials early
 * @param budget when it ends and how much runs at once
 * @param devices where trials run; empty: every GPU or else the CPU
 * @param seed of all randomness; {@link #NO_SEED} unless somebody chose one
 * @param first what is tried before the sampler is asked
 * @param cluster what the trials are sent to as jobs; empty: they run on the devices
 */
public record StudySpec(
    String name,
    PartSpec objective,
    MetricSpec metric,
    SearchSpace space,
    PartSpec sampler,
    PartSpec pruner,
    Budget budget,
    List<DeviceSlots> devices,
    long seed,
    FirstTrials first,
    Optional<PartSpec> cluster) {

  /** The seed of studies to which nobody gave one. */
  public static final long NO_SEED = 0;

  /** The longest name. */
  public static final int LONGEST_NAME = 200;

  /**
   * @throws WrongInputException if the name cannot be one, or nothing may vary
   */
  public StudySpec {
    devices = List.copyOf(devices);
    requireName(name);
    if (cluster.isPresent() && !devices.isEmpty()) {
      throw new WrongInputException(
          "devices", "trials run on this machine or on a cluster: name the one or the other");
    }
    if (space.size() == 0) {
      throw new WrongInputException("space", "nothing may vary: add at least one parameter");
    }
  }

  /** A study on this machine. */
  public StudySpec(
      String name,
      PartSpec objective,
      MetricSpec metric,
      SearchSpace space,
      PartSpec sampler,
      PartSpec pruner,
      Budget budget,
      List<DeviceSlots> devices,
      long seed,
      FirstTrials first) {
    this(
        name,
        objective,
        metric,
        space,
        sampler,
        pruner,
        budget,
        devices,
        seed,
        first,
        Optional.empty());
  }

  /** A study on this machine that starts from nothing. */
  public StudySpec(
      String name,
      PartSpec objective,
      MetricSpec metric,
      SearchSpace space,
      PartSpec sampler,
      PartSpec pruner,
      Budget budget,
      List<DeviceSlots> devices,
      long seed,
      Optional<Configuration> baseline) {
    this(
        name,
        objective,
        metric,
        space,
        sampler,
        pruner,
        budget,
        devices,
        seed,
        FirstTrials.NONE.withBaseline(baseline));
  }

  /** A configuration that is tried first, to compare with: the default one. */
  public Optional<Configuration> baseline() {
    return first.baseline();
  }

  /** Configurations of an earlier study that are tried, too. */
  public Optional<WarmStart> warmStart() {
    return first.warmStart();
  }

  /**
   * @throws WrongInputException if the text cannot name a study
   */
  public static void requireName(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME || !name.strip().equals(name)) {
      throw new WrongInputException(
          "name",
          "a study's name has 1 to %d characters and no space at either end"
              .formatted(LONGEST_NAME));
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new WrongInputException("name", "a study's name has no line breaks or other controls");
    }
  }

  /** The same study under another name. */
  public StudySpec withName(String other) {
    return new StudySpec(
        other, objective, metric, space, sampler, pruner, budget, devices, seed, first, cluster);
  }

  /** The same where a study that its warm start may name is called otherwise from now on. */
  public StudySpec withRenamed(String study, String other) {
    return withFirst(
        first.withWarmStart(
            warmStart()
                .map(
                    from ->
                        from.study().equals(study) ? new WarmStart(other, from.best()) : from)));
  }

  /** The same study with another objective. */
  public StudySpec withObjective(PartSpec other) {
    return new StudySpec(
        name, other, metric, space, sampler, pruner, budget, devices, seed, first, cluster);
  }

  /** The same study over another search space. */
  public StudySpec withSpace(SearchSpace other) {
    return new StudySpec(
        name, objective, metric, other, sampler, pruner, budget, devices, seed, first, cluster);
  }

  /** The same study with other trials before the sampler is asked. */
  public StudySpec withFirst(FirstTrials other) {
    return new StudySpec(
        name, objective, metric, space, sampler, pruner, budget, devices, seed, other, cluster);
  }

  /** The same study, warm-started or not. */
  public StudySpec withWarmStart(Optional<WarmStart> other) {
    return withFirst(first.withWarmStart(other));
  }

  /** The same study with another seed. */
  public StudySpec withSeed(long other) {
    return new StudySpec(
        name, objective, metric, space, sampler, pruner, budget, devices, other, first, cluster);
  }

  /** The same study with another budget. */
  public StudySpec withBudget(Budget other) {
    return new StudySpec(
        name, objective, metric, space, sampler, pruner, other, devices, seed, first, cluster);
  }

  /**
   * How many trials run at once, as far as the definition says: on the devices that it names, or on
   * one. A number that is measured while the study runs counts as 1.
   */
  public int places() {
    int each = Math.max(1, budget.parallel());
    return Math.max(each, devices.stream().mapToInt(named -> named.slots().orElse(each)).sum());
  }

  /** The same study on the devices of this machine, or on a cluster. */
  public StudySpec withPlaces(List<DeviceSlots> local, Optional<PartSpec> other) {
    return new StudySpec(
        name, objective, metric, space, sampler, pruner, budget, local, seed, first, other);
  }
}
