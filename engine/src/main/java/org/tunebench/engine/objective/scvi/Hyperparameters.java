package org.tunebench.engine.objective.scvi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.WholeNumbers;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** What can be tuned of an scVI model, and the value that each has unless somebody tunes it. */
final class Hyperparameters {
  /** More layers or wider ones than these are typing errors. */
  private static final int MOST_LAYERS = 20;

  private static final int MOST_UNITS = 8192;

  private static final Set<String> WHOLE = Set.of("n_layers", "n_hidden", "n_latent");

  private static final Map<String, Object> DEFAULTS = defaults(DecoderKind.NONLINEAR);

  private Hyperparameters() {}

  private static Map<String, Object> defaults(DecoderKind decoder) {
    Map<String, Object> all = of(ScviConfig.DEFAULT);
    all.put(ReconstructionLoss.NAME, decoder.usualLoss().word());
    all.put(DecoderKind.NAME, decoder.word());
    return all;
  }

  static Set<String> names() {
    return DEFAULTS.keySet();
  }

  /**
   * The default configuration: the distribution of the counts goes with the decoder.
   *
   * @param chosen what somebody has chosen already; only its decoder is looked at
   */
  static Map<String, Object> defaults(Map<String, Object> chosen) {
    boolean linear = DecoderKind.LINEAR.word().equals(chosen.get(DecoderKind.NAME));
    return linear ? defaults(DecoderKind.LINEAR) : DEFAULTS;
  }

  /**
   * @throws WrongInputException if a parameter is none of these, or can have a value that no model
   *     of the data can be built with
   */
  static void requireAcceptable(SearchSpace space, DataSettings data) {
    for (Parameter parameter : space.parameters()) {
      String field = "space." + parameter.name();
      if (!DEFAULTS.containsKey(parameter.name())) {
        throw new WrongInputException(
            field,
            "the objective 'scvi' has no such parameter; it has "
                + String.join(", ", DEFAULTS.keySet()));
      }
      if (WHOLE.contains(parameter.name())) {
        WholeNumbers.require(field, parameter.distribution());
      }
      for (Object value : parameter.distribution().extremes()) {
        requireAcceptable(field, parameter.name(), value);
        if (parameter.name().equals(Dispersion.NAME)) {
          data.requireGroupsFor(Dispersion.of(String.valueOf(value)));
        }
      }
    }
  }

  static void requireAcceptable(String field, String name, Object value) {
    switch (name) {
      case "n_layers" -> requireWhole(field, value, MOST_LAYERS);
      case "n_hidden", "n_latent" -> requireWhole(field, value, MOST_UNITS);
      case "dropout_rate" -> {
        if (!(value instanceof Number n) || !(n.doubleValue() >= 0 && n.doubleValue() < 1)) {
          throw new WrongInputException(
              field, "a dropout rate is from 0 up to, but not including, 1; not " + value);
        }
      }
      case "lr" -> {
        if (!(value instanceof Number n) || !(n.doubleValue() > 0 && n.doubleValue() <= 10)) {
          throw new WrongInputException(
              field, "a learning rate is above 0 and at most 10; not " + value);
        }
      }
      case Dispersion.NAME -> Words.constant(field, String.valueOf(value), Dispersion.values());
      case DecoderKind.NAME -> Words.constant(field, String.valueOf(value), DecoderKind.values());
      default -> Words.constant(field, String.valueOf(value), ReconstructionLoss.values());
    }
  }

  private static void requireWhole(String field, Object value, int most) {
    boolean fits =
        value instanceof Number n
            && n.doubleValue() == Math.rint(n.doubleValue())
            && n.doubleValue() >= 1
            && n.doubleValue() <= most;
    if (!fits) {
      throw new WrongInputException(
          field, "must be a whole number from 1 to %d; not %s".formatted(most, value));
    }
  }

  /** A trial's configuration: what varies, then what the study fixes, then the defaults. */
  static ScviConfig config(ScviSettings settings, Map<String, Object> varied) {
    Map<String, Object> chosen = new LinkedHashMap<>(settings.fixed());
    chosen.putAll(varied);
    Map<String, Object> all = new LinkedHashMap<>(defaults(chosen));
    all.putAll(chosen);
    ModelConfig model = model(all);
    TrainingConfig training = settings.training().withLr(number(all, "lr"));
    return new ScviConfig(model, training, settings.marginalSamples());
  }

  /**
   * The shape of a model.
   *
   * @param all every hyperparameter by its name
   */
  static ModelConfig model(Map<String, Object> all) {
    return new ModelConfig(
        whole(all, "n_layers"),
        whole(all, "n_hidden"),
        whole(all, "n_latent"),
        ReconstructionLoss.of(String.valueOf(all.get(ReconstructionLoss.NAME))),
        number(all, "dropout_rate"),
        Dispersion.of(String.valueOf(all.get(Dispersion.NAME))),
        DecoderKind.of(String.valueOf(all.get(DecoderKind.NAME))));
  }

  /** Every hyperparameter of a configuration by its name. */
  static Map<String, Object> of(ScviConfig config) {
    ModelConfig model = config.model();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("n_latent", (long) model.nLatent());
    all.put("n_hidden", (long) model.nHidden());
    all.put("n_layers", (long) model.nLayers());
    all.put("dropout_rate", model.dropoutRate());
    all.put("lr", config.training().lr());
    all.put(ReconstructionLoss.NAME, model.reconstructionLoss().word());
    all.put(Dispersion.NAME, model.dispersion().word());
    all.put(DecoderKind.NAME, model.decoder().word());
    return all;
  }

  private static int whole(Map<String, Object> values, String name) {
    return ((Number) values.get(name)).intValue();
  }

  private static double number(Map<String, Object> values, String name) {
    return ((Number) values.get(name)).doubleValue();
  }
}
