package org.tunebench.engine.objective.function;

import java.util.List;
import java.util.Map;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Functions over the mixed spaces that tuning has: like the loss of a network, in closed form. */
final class MixedFunctions {
  private static final Map<String, Double> ACTIVATION =
      Map.of("relu", 0.05, "tanh", 0.2, "gelu", 0.0, "sigmoid", 0.6);

  private MixedFunctions() {}

  static TestFunction mixed() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("lr", new FloatRange(1e-5, 1, true, 0)),
                new Parameter("weight_decay", new FloatRange(1e-8, 1e-1, true, 0)),
                new Parameter("depth", new IntRange(1, 12)),
                new Parameter("width", new IntRange(16, 512)),
                new Parameter("optimizer", Choice.of("sgd", "adam", "rmsprop")),
                new Parameter("activation", Choice.of("relu", "tanh", "gelu", "sigmoid"))));
    return new TestFunction(
        "mixed",
        "Real, whole and categorical parameters; the best rate of learning depends on the"
            + " optimizer.",
        space,
        0,
        new Configuration(
            Map.of(
                "lr",
                1e-3,
                "weight_decay",
                1e-4,
                "depth",
                6L,
                "width",
                200L,
                "optimizer",
                "adam",
                "activation",
                "gelu")),
        MixedFunctions::mixedLoss);
  }

  private static double mixedLoss(Configuration c) {
    double bestRate = -1.5;
    double offset = 0.3;
    if ("adam".equals(c.values().get("optimizer"))) {
      bestRate = -3;
      offset = 0;
    } else if ("rmsprop".equals(c.values().get("optimizer"))) {
      bestRate = -3.5;
      offset = 0.1;
    }
    double u = Math.log10(TestFunctions.number(c, "lr")) - bestRate;
    double v = Math.log10(TestFunctions.number(c, "weight_decay")) + 4;
    double d = (TestFunctions.number(c, "depth") - 6) / 3;
    double w = (TestFunctions.number(c, "width") - 200) / 150;
    return 0.5 * u * u
        + 0.125 * v * v
        + 0.5 * d * d
        + 0.5 * w * w
        + 0.25 * (d - w) * (d - w)
        + ACTIVATION.get((String) c.values().get("activation"))
        + offset;
  }

  static TestFunction conditional() {
    Condition sgd = new Condition("optimizer", List.of("sgd"));
    Condition adam = new Condition("optimizer", List.of("adam"));
    Condition decays = new Condition("schedule", List.of("step"));
    SearchSpace space =
        new SearchSpace(
            List.of(
                new Parameter("optimizer", Choice.of("sgd", "adam")),
                new Parameter("sgd_lr", new FloatRange(1e-4, 1, true, 0), List.of(sgd)),
                new Parameter("momentum", new FloatRange(0, 0.99), List.of(sgd)),
                new Parameter("schedule", Choice.of("constant", "step"), List.of(sgd)),
                new Parameter("decay", new FloatRange(0.1, 1), List.of(decays)),
                new Parameter("adam_lr", new FloatRange(1e-5, 1e-1, true, 0), List.of(adam)),
                new Parameter("beta1", new FloatRange(0.5, 0.999), List.of(adam)),
                new Parameter("layers", new IntRange(1, 8))));
    return new TestFunction(
        "conditional",
        "Each optimizer has parameters of its own; the one that starts better ends worse.",
        space,
        0,
        new Configuration(
            Map.of(
                "optimizer",
                "sgd",
                "sgd_lr",
                0.1,
                "momentum",
                0.9,
                "schedule",
                "step",
                "decay",
                0.5,
                "layers",
                5L)),
        MixedFunctions::conditionalLoss);
  }

  private static double conditionalLoss(Configuration c) {
    double layers = (TestFunctions.number(c, "layers") - 5) / 4;
    double common = 0.3 * layers * layers;
    if ("adam".equals(c.values().get("optimizer"))) {
      double rate = Math.log10(TestFunctions.number(c, "adam_lr")) + 3;
      double beta = (TestFunctions.number(c, "beta1") - 0.9) / 0.4;
      return common + 0.25 + 0.2 * rate * rate + 0.2 * beta * beta;
    }
    double rate = Math.log10(TestFunctions.number(c, "sgd_lr")) + 1;
    // High momentum asks for a low rate: the two are tied.
    double momentum = (TestFunctions.number(c, "momentum") - 0.9) / 0.3 + 0.3 * rate;
    double loss = common + 0.6 * rate * rate + 0.4 * momentum * momentum;
    if ("constant".equals(c.values().get("schedule"))) {
      return loss + 0.3;
    }
    double decay = (TestFunctions.number(c, "decay") - 0.5) / 0.4;
    return loss + 0.2 * decay * decay;
  }
}
