package org.tunebench.engine.pruner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/** All kinds of pruners: what there is to choose, and how a study file's words become one. */
public final class Pruners {
  private static final Setting STARTUP =
      Setting.integer(
          "startup-trials", 5, "Nothing is ended before so many trials have completed.");
  private static final String NONE = "none";
  private static final Setting WARMUP =
      Setting.integer("warmup-epochs", 0, "No trial is ended in its first so many epochs.");
  private static final Setting INTERVAL =
      Setting.integer("interval", 1, "Trials are looked at every so many epochs.");
  private static final Setting REDUCTION =
      Setting.number("reduction", 3, "One in so many trials goes on at each comparison.");
  private static final Setting LEAST =
      Setting.integer("min-epochs", 1, "A trial is first compared after so many epochs.");

  private record Entry(PartKind kind, Function<Settings, Pruner> maker) {}

  private static final Map<String, Entry> ENTRIES = entries();

  private Pruners() {}

  private static Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    add(
        entries,
        new PartKind(NONE, "None", "Lets every trial run to its end.", List.of()),
        settings -> new NoPruner());
    add(entries, median(), PercentilePruner::readMedian);
    add(entries, percentile(), PercentilePruner::read);
    add(entries, halving(), Brackets::readHalving);
    add(entries, hyperband(), Brackets::readHyperband);
    add(entries, patience(), PatiencePruner::read);
    add(entries, threshold(), ThresholdPruner::read);
    return entries;
  }

  private static PartKind median() {
    return new PartKind(
        "median",
        "Median",
        "Ends a trial whose best value is worse than the median of the completed trials at the"
            + " same epoch.",
        List.of(STARTUP, WARMUP, INTERVAL));
  }

  private static PartKind percentile() {
    return new PartKind(
        "percentile",
        "Percentile",
        "Ends a trial whose best value is not among the best percentage of the completed trials at"
            + " the same epoch.",
        List.of(
            Setting.number("percentile", 25, "How many of a hundred trials may go on."),
            STARTUP,
            WARMUP,
            INTERVAL));
  }

  private static PartKind halving() {
    return new PartKind(
        "successive-halving",
        "Successive halving",
        "Compares trials at epochs that grow by a factor; one in so many goes on each time.",
        List.of(LEAST, REDUCTION));
  }

  private static PartKind hyperband() {
    return new PartKind(
        "hyperband",
        "Hyperband",
        "Successive halving from several starting epochs side by side, for curves that cross: some"
            + " trials are judged early, some late. With the TPE sampler this is BOHB. Give"
            + " max-epochs, or min-epochs alone for one bracket from there on.",
        List.of(
            Setting.integer("max-epochs", 0, "Epochs of a whole trial.").withoutDefault(),
            LEAST,
            REDUCTION,
            Setting.integer(
                    "halvings", 0, "Comparisons in the longest bracket; else as many as fit.")
                .withoutDefault(),
            Setting.word(
                "brackets",
                "all",
                List.of("all", "one"),
                "Every starting epoch side by side, or the earliest only.")));
  }

  private static PartKind patience() {
    return new PartKind(
        "patience",
        "Patience",
        "Ends a trial that has not become better for a while, whatever the others do.",
        List.of(
            Setting.integer("patience", 50, "Epochs without a better value that are tolerated."),
            Setting.number("min-delta", 0, "By how much a value must be better to count."),
            WARMUP));
  }

  private static PartKind threshold() {
    return new PartKind(
        "threshold",
        "Threshold",
        "Ends a trial whose value leaves the bounds or is not a number.",
        List.of(
            Setting.number("lower", 0, "The least value to tolerate.").withoutDefault(),
            Setting.number("upper", 0, "The greatest value to tolerate.").withoutDefault(),
            WARMUP,
            INTERVAL));
  }

  private static void add(
      Map<String, Entry> entries, PartKind kind, Function<Settings, Pruner> maker) {
    entries.put(kind.kind(), new Entry(kind, maker));
  }

  /** Whether it lets every trial run to its end. */
  public static boolean isNone(PartSpec spec) {
    return spec.kind().equals(NONE);
  }

  /** What there is to choose, the default first. */
  public static List<PartKind> kinds() {
    return ENTRIES.values().stream().map(Entry::kind).toList();
  }

  /**
   * Refuses what a new study had better not have. A study that was kept goes on with what it has.
   *
   * @throws WrongInputException if trials would not be compared as is said, naming the setting
   */
  public static void requireSound(PartSpec spec) {
    Settings settings = Settings.of("pruner", spec);
    switch (spec.kind()) {
      case "hyperband" -> Brackets.requireComparisons(settings);
      case "percentile" -> PercentilePruner.requirePercentage(settings);
      default -> {}
    }
  }

  /**
   * Builds the pruner of trials that end by themselves: one that has come to its last epoch costs
   * nothing any more, and has a result.
   *
   * @param epochs after how many a trial has, at most; empty where nobody knows
   */
  public static Pruner create(PartSpec spec, OptionalInt epochs) {
    Pruner pruner = create(spec);
    return epochs.isPresent()
        ? (history, trial) ->
            history.curve(trial).lastStep() < epochs.getAsInt() && pruner.shouldStop(history, trial)
        : pruner;
  }

  /**
   * Builds a pruner.
   *
   * @param spec its kind and settings
   * @throws WrongInputException if there is no such kind, or a setting is wrong or missing
   */
  public static Pruner create(PartSpec spec) {
    Entry entry = ENTRIES.get(spec.kind());
    if (entry == null) {
      throw new WrongInputException(
          "pruner",
          "there is no pruner '%s'; there are %s"
              .formatted(spec.kind(), String.join(", ", ENTRIES.keySet())));
    }
    Settings settings = Settings.of("pruner", spec);
    Pruner pruner = entry.maker.apply(settings);
    settings.refuseOthers();
    return pruner;
  }
}
