package org.tunebench.engine.sampler;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.sampler.gp.Acquisition;
import org.tunebench.engine.sampler.gp.HyperPrior;
import org.tunebench.engine.sampler.gp.Kernel;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.Settings;

/**
 * Settings of the search with a Gaussian process.
 *
 * @param startupTrials trials before the model is asked
 * @param kernel how rough the objective is taken to be
 * @param prior beliefs about length scales and noise
 * @param restarts how many more times the fit starts from another place
 * @param choice how the promise of a place is measured
 * @param parameter kappa of the confidence bound, or eps of the improvements
 * @param explore whether to look elsewhere now and then once nothing better is found
 */
record GpSettings(
    int startupTrials,
    Kernel kernel,
    HyperPrior prior,
    int restarts,
    Choice choice,
    double parameter,
    boolean explore) {

  /** How the next trial is chosen. */
  enum Choice {
    EI("ei", "expected improvement", Optional.of(Acquisition.Kind.EXPECTED_IMPROVEMENT)),
    PI(
        "pi",
        "probability of improvement",
        Optional.of(Acquisition.Kind.PROBABILITY_OF_IMPROVEMENT)),
    UCB("ucb", "confidence bound", Optional.of(Acquisition.Kind.CONFIDENCE_BOUND)),
    /** The best place of one function drawn from the model. */
    THOMPSON("thompson", "Thompson sampling", Optional.empty());

    private final String word;
    private final String title;
    private final Optional<Acquisition.Kind> kind;

    Choice(String word, String title, Optional<Acquisition.Kind> kind) {
      this.word = word;
      this.title = title;
      this.kind = kind;
    }

    static Choice of(String word) {
      for (Choice choice : values()) {
        if (choice.word.equals(word)) {
          return choice;
        }
      }
      throw new IllegalArgumentException(word);
    }

    /** What a person reads. */
    String title() {
      return title;
    }

    /** What is looked for, or empty where a function is drawn instead. */
    Optional<Acquisition.Kind> kind() {
      return kind;
    }
  }

  static final GpSettings DEFAULT =
      new GpSettings(8, Kernel.MATERN_5_2, HyperPrior.DEFAULT, 0, Choice.EI, 0, true);

  private static final List<String> ACQUISITIONS = List.of("ei", "pi", "ucb", "thompson");

  static final PartKind KIND =
      new PartKind(
          "gp",
          "Gaussian process",
          "Fits a smooth surface to the trials and goes where it promises most. The best use of a"
              + " few hundred costly trials.",
          List.of(
              Setting.integer(
                  "startup-trials",
                  DEFAULT.startupTrials,
                  "Trials that are spread evenly before the model is asked."),
              Setting.word(
                  "acquisition",
                  "ei",
                  ACQUISITIONS,
                  "Promise: expected improvement, probability of improvement, upper confidence"
                      + " bound or Thompson sampling."),
              Setting.number(
                      "kappa", 0, "How much the confidence bound (ucb) makes of uncertainty.")
                  .withoutDefault(),
              Setting.number(
                  "eps", 0, "By how much ei and pi ask for more than the best, in deviations."),
              Setting.word("kernel", "matern", List.of("matern", "rbf"), "The family of surfaces."),
              Setting.number("nu", 2.5, "Roughness of matern: 0.5, 1.5 or 2.5."),
              Setting.number(
                  "length-scale", 0.5, "The length scale believed in before anything is seen."),
              Setting.number(
                  "noise", 1e-4, "The variance of noise believed in, relative to the signal's."),
              Setting.integer("restarts", 0, "How many more times the fit starts elsewhere."),
              Setting.flag(
                  "explore", true, "Whether to look elsewhere when nothing better is found.")));

  /** These settings with another number of start-up trials. */
  GpSettings withStartup(int trials) {
    return new GpSettings(trials, kernel, prior, restarts, choice, this.parameter, explore);
  }

  static GpSettings read(Settings settings) {
    Choice choice = Choice.of(settings.word("acquisition", "ei", "ei", "pi", "ucb", "thompson"));
    Kernel kernel = kernel(settings);
    HyperPrior prior =
        new HyperPrior(
            settings.number("length-scale", DEFAULT.prior.scale(), 1e-3, 1e3),
            DEFAULT.prior.scaleSpread(),
            settings.number("noise", DEFAULT.prior.noise(), 1e-6, 1),
            DEFAULT.prior.noiseSpread(),
            DEFAULT.prior.apart(),
            DEFAULT.prior.apartSpread());
    return new GpSettings(
        settings.integer("startup-trials", DEFAULT.startupTrials, 1, 1_000_000),
        kernel,
        prior,
        settings.integer("restarts", DEFAULT.restarts, 0, 1_000),
        choice,
        parameter(settings, choice),
        settings.flag("explore", DEFAULT.explore));
  }

  private static Kernel kernel(Settings settings) {
    boolean matern = settings.word("kernel", "matern", "matern", "rbf").equals("matern");
    if (!matern) {
      if (settings.has("nu")) {
        throw settings.unwanted("nu", "the kernel rbf has none");
      }
      return Kernel.RBF;
    }
    double nu = settings.number("nu", 2.5, 0.5, 2.5);
    if (nu == 0.5) {
      return Kernel.MATERN_1_2;
    }
    if (nu == 1.5) {
      return Kernel.MATERN_3_2;
    }
    if (nu == 2.5) {
      return Kernel.MATERN_5_2;
    }
    throw settings.wrong("nu", "0.5, 1.5 or 2.5", nu);
  }

  private static double parameter(Settings settings, Choice choice) {
    boolean improves = choice == Choice.EI || choice == Choice.PI;
    requireUse(settings, "eps", improves, "the acquisitions ei and pi");
    requireUse(settings, "kappa", choice == Choice.UCB, "the acquisition ucb");
    if (choice == Choice.UCB) {
      if (!settings.has("kappa")) {
        throw settings.missing(
            "kappa", "how much the confidence bound makes of uncertainty, such as 2.5");
      }
      return settings.number("kappa", 0, 0, 1_000);
    }
    return improves ? settings.number("eps", 0, 0, 1_000) : 0;
  }

  private static void requireUse(Settings settings, String name, boolean isUsed, String with) {
    if (!isUsed && settings.has(name)) {
      throw settings.unwanted(name, "it goes with " + with);
    }
  }
}
