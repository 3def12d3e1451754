package org.tunebench.engine.studyfile.polyaxon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/** Reads {@code bo}: random trials, then those that a Gaussian process promises most of. */
final class BayesianOptimization {
  private static final List<String> KEYS =
      List.of("n_initial_trials", "n_iterations", "metric", "utility_function");
  private static final List<String> UTILITY =
      List.of("acquisition_function", "kappa", "eps", "gaussian_process");
  private static final List<String> PROCESS =
      List.of("kernel", "length_scale", "nu", "n_restarts_optimizer");
  private static final Map<String, String> REFUSED =
      Map.of(
          "n_warmup", "the best place is searched for in a way of its own",
          "n_iter", "the best place is searched for in a way of its own");

  private static final double[] ROUGHNESSES = {0.5, 1.5, 2.5};
  private static final double DEFAULT_NU = 1.5;
  private static final String KERNEL = "kernel";
  private static final String OURS = "sampler.gp.";

  private final Section section;
  private final Translation translation;
  private final Map<String, Object> settings = new LinkedHashMap<>();

  private BayesianOptimization(Field field, Translation translation) {
    this.section =
        new Section(field, KEYS, "a group with n_initial_trials, n_iterations, metric and more");
    this.translation = translation;
  }

  static Algorithm read(Field field, Translation translation) {
    return new BayesianOptimization(field, translation).algorithm();
  }

  private Algorithm algorithm() {
    Field initial = section.need("n_initial_trials", "how many random trials come first");
    section.need("n_iterations", "how many trials follow the random ones");
    translation.origin(OURS + "startup-trials", initial);
    MetricSpec metric = Goals.metric(section, translation);
    long first = atLeast("n_initial_trials", 1);
    settings.put("startup-trials", first);
    utility();
    settings.put("explore", false);
    return new Algorithm(
        Optional.of(metric),
        new PartSpec("gp", settings),
        Algorithm.NO_PRUNER,
        first + atLeast("n_iterations", 0));
  }

  private long atLeast(String key, int least) {
    int value = section.whole(key, least);
    if (value < least) {
      throw section
          .get(key)
          .orElseThrow()
          .wrong("must be %d or more, not %d".formatted(least, value));
    }
    return value;
  }

  private void utility() {
    Field field =
        section.need(
            "utility_function",
            "how promise is measured, such as {acquisition_function: ei, eps: 0.1}");
    Translation.refuse(
        field.entries("a group such as {acquisition_function: ei, eps: 0.1}"), REFUSED);
    Section utility = new Section(field, UTILITY, "a group");
    String function =
        utility.get("acquisition_function").map(f -> word(f, "ucb", "ei", "poi")).orElse("ucb");
    boolean bound = function.equals("ucb");
    settings.put("acquisition", function.equals("poi") ? "pi" : function);
    String wanted = bound ? "kappa" : "eps";
    Field parameter = utility.need(wanted, "a number: %s needs it".formatted(function));
    settings.put(wanted, parameter.number("a number"));
    translation.origin(OURS + wanted, parameter);
    if (!bound) {
      translation.note(parameter, "counts in standard deviations of the metric");
    }
    utility
        .get(bound ? "eps" : "kappa")
        .ifPresent(
            other -> translation.note(other, "is not used: %s needs none".formatted(function)));
    utility
        .get("gaussian_process")
        .ifPresentOrElse(this::process, () -> settings.put("nu", DEFAULT_NU));
  }

  private void process(Field field) {
    Section process = new Section(field, PROCESS, "a group such as {kernel: matern, nu: 2.5}");
    String kernel = process.get(KERNEL).map(k -> word(k, "matern", "rbf")).orElse("matern");
    settings.put(KERNEL, kernel);
    Optional<Field> nu = process.get("nu");
    if (kernel.equals("matern")) {
      settings.put("nu", nu.map(this::roughness).orElse(DEFAULT_NU));
    } else {
      nu.ifPresent(f -> translation.note(f, "is not used: the kernel rbf has none"));
    }
    process
        .get("length_scale")
        .ifPresent(
            f -> {
              settings.put("length-scale", f.number("a number"));
              translation.origin(OURS + "length-scale", f);
            });
    process
        .get("n_restarts_optimizer")
        .ifPresent(
            f -> {
              settings.put("restarts", f.whole("a whole number"));
              translation.origin(OURS + "restarts", f);
            });
  }

  /** The nearest of the roughnesses for which the kernel has a closed form. */
  private double roughness(Field field) {
    double given = field.number("a number above 0");
    if (!(given > 0)) {
      throw field.wrong("must be above 0, not " + field.shown());
    }
    double nearest = ROUGHNESSES[0];
    for (double nu : ROUGHNESSES) {
      nearest = Math.abs(nu - given) < Math.abs(nearest - given) ? nu : nearest;
    }
    if (nearest != given) {
      translation.note(
          field,
          "is taken as %s: there are 0.5, 1.5 and 2.5, the nearest counts".formatted(nearest));
    }
    return nearest;
  }

  private static String word(Field field, String... words) {
    String right = "one of " + String.join(", ", words);
    String given = field.text(right).toLowerCase(Locale.ROOT);
    if (!List.of(words).contains(given)) {
      throw field.wrong("must be %s, not %s".formatted(right, field.shown()));
    }
    return given;
  }
}
