package org.tunebench.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.Options;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.Trial;

/**
 * Which part of a parameter's apparent effect is only where the sampler chose to look.
 *
 * <p>A sampler tries good values of several parameters together, so that a value that does nothing
 * looks good because of its company. For each parameter, the values whose trials did best and worst
 * in the mean are compared: as the trials stand, and as the model expects with the rest of the
 * space sampled evenly (partial dependence, Friedman 2001). A model trained on few trials smooths,
 * so a part of the difference is caution: only what loses more than half is told.
 */
public final class SamplerEffects {
  /** Values that fewer trials have are not compared. */
  public static final int LEAST_TRIALS = 3;

  private static final int FEW_VALUES = 8;
  private static final int THIRDS = 3;
  private static final int PLACES = 24;

  /** A difference has to be so many standard errors to be an appearance at all. */
  private static final double CLEAR = 2;

  private SamplerEffects() {}

  /**
   * A group of values: one option, or a third of a range.
   *
   * @param low the least value
   * @param high the greatest; the same for a single one
   * @param trials how many measured trials have such a value
   */
  public record Values(Object low, Object high, int trials) {}

  /**
   * The apparent and the adjusted effect of a parameter.
   *
   * @param parameter its name
   * @param better the values whose trials did best in the mean
   * @param worse those whose trials did worst
   * @param apparent by how much the mean loss differs in the trials made, above 0
   * @param adjusted by how much it differs with the rest sampled evenly; below 0 if the other way
   *     round
   * @param isClear whether the apparent one is more than chance
   * @param leftOut the values that some trials have, but too few for a comparison
   */
  public record Effect(
      String parameter,
      Values better,
      Values worse,
      double apparent,
      double adjusted,
      boolean isClear,
      List<Values> leftOut) {
    /** Copies the list. */
    public Effect {
      leftOut = List.copyOf(leftOut);
    }

    /** Whether more than half of a clear appearance is where the sampler looked. */
    public boolean isMostlyLooking() {
      return isClear && adjusted < apparent / 2;
    }

    /** How much of the apparent effect is where the sampler looked. */
    public double looking() {
      return apparent - adjusted;
    }
  }

  /** A group with the losses of its trials. */
  private record Group(double from, double to, List<Trial> trials, double mean, double error) {}

  /** Of all parameters that have at least two groups of trials, the most misleading first. */
  public static List<Effect> of(Surrogate surrogate) {
    List<Effect> effects = new ArrayList<>();
    for (int p = 0; p < surrogate.results().space().size(); p++) {
      List<List<Trial>> members = members(surrogate.results(), p);
      List<Group> groups = groups(surrogate.results(), p, members);
      if (groups.size() >= 2) {
        effects.add(effect(surrogate, p, groups, few(surrogate.results(), p, members)));
      }
    }
    effects.sort(Comparator.comparingDouble(Effect::looking).reversed());
    return effects;
  }

  /** The measured trials by value of a parameter, or by part of its range. */
  private static List<List<Trial>> members(Results results, int p) {
    Parameter parameter = results.space().parameter(p);
    double[] ends = ends(parameter.distribution());
    int cells = ends.length - 1;
    List<List<Trial>> members = new ArrayList<>();
    IntStream.range(0, cells).forEach(i -> members.add(new ArrayList<>()));
    for (Trial trial : results.measured()) {
      Object value = trial.configuration().values().get(parameter.name());
      if (value != null && parameter.distribution().contains(value)) {
        members.get(cell(parameter.distribution(), value, ends)).add(trial);
      }
    }
    return members;
  }

  /** Of those values that enough trials have. */
  private static List<Group> groups(Results results, int p, List<List<Trial>> members) {
    double[] ends = ends(results.space().parameter(p).distribution());
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).size() >= LEAST_TRIALS) {
        groups.add(group(results, ends[i], ends[i + 1], members.get(i)));
      }
    }
    return groups;
  }

  /** Those values that some trials have, but not enough. */
  private static List<Values> few(Results results, int p, List<List<Trial>> members) {
    Parameter parameter = results.space().parameter(p);
    double[] ends = ends(parameter.distribution());
    return IntStream.range(0, members.size())
        .filter(i -> !members.get(i).isEmpty() && members.get(i).size() < LEAST_TRIALS)
        .mapToObj(i -> values(parameter, ends[i], ends[i + 1], members.get(i).size()))
        .toList();
  }

  /** The ends of the groups on the unit interval: of each value where they are few, or thirds. */
  private static double[] ends(Distribution distribution) {
    boolean few =
        distribution.cardinality().isPresent()
            && distribution.cardinality().getAsLong() <= FEW_VALUES;
    if (few && !(distribution instanceof Options)) {
      return Places.ends(distribution);
    }
    int cells = distribution instanceof Options options ? options.options().size() : THIRDS;
    double[] ends = new double[cells + 1];
    for (int i = 0; i < cells; i++) {
      double share =
          distribution instanceof Choice choice ? choice.probabilities().get(i) : 1.0 / cells;
      ends[i + 1] = ends[i] + share;
    }
    return ends;
  }

  private static int cell(Distribution distribution, Object value, double[] ends) {
    if (distribution instanceof Options options) {
      return options.indexOf(value);
    }
    double unit = distribution.unitOf(value);
    int cell = 0;
    while (cell < ends.length - 2 && unit >= ends[cell + 1]) {
      cell++;
    }
    return cell;
  }

  private static Group group(Results results, double from, double to, List<Trial> trials) {
    double fence = results.fence();
    double[] losses =
        trials.stream().mapToDouble(trial -> Math.min(fence, results.loss(trial))).toArray();
    double mean = IntStream.range(0, losses.length).mapToDouble(i -> losses[i]).sum();
    mean /= losses.length;
    double squares = 0;
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    double error = Math.sqrt(squares / (losses.length - 1) / losses.length);
    return new Group(from, to, trials, mean, error);
  }

  private static Effect effect(Surrogate surrogate, int p, List<Group> groups, List<Values> few) {
    Comparator<Group> byMean = Comparator.comparingDouble(Group::mean);
    Group better = groups.stream().min(byMean).orElseThrow();
    Group worse = groups.stream().max(byMean).orElseThrow();
    double apparent = worse.mean() - better.mean();
    double adjusted = surrogate.meanLoss(p, worse.from(), worse.to(), PLACES);
    adjusted -= surrogate.meanLoss(p, better.from(), better.to(), PLACES);
    boolean clear = apparent > CLEAR * Math.hypot(better.error(), worse.error());
    Parameter parameter = surrogate.results().space().parameter(p);
    return new Effect(
        parameter.name(),
        values(parameter, better),
        values(parameter, worse),
        apparent,
        adjusted,
        clear,
        few);
  }

  private static Values values(Parameter parameter, Group group) {
    return values(parameter, group.from(), group.to(), group.trials().size());
  }

  private static Values values(Parameter parameter, double from, double to, int trials) {
    double inside = (to - from) * 1e-9;
    return new Values(
        parameter.distribution().valueAt(from + inside),
        parameter.distribution().valueAt(to - inside),
        trials);
  }
}
