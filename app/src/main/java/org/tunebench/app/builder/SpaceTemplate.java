package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/**
 * A search space to start from.
 *
 * @param key of its name among the texts
 * @param space what it is
 */
record SpaceTemplate(String key, SearchSpace space) {
  private static final String LR = "lr";

  /**
   * The spaces that make sense for an objective, the usual one first.
   *
   * @param kind the objective's word in study files
   * @param usual the space that it is usually searched in
   */
  static List<SpaceTemplate> of(String kind, Optional<SearchSpace> usual) {
    List<SpaceTemplate> all = new ArrayList<>();
    usual.ifPresent(space -> all.add(new SpaceTemplate("Builder.Template.usual", space)));
    if (kind.equals(ObjectiveKinds.COMMAND)) {
      all.add(new SpaceTemplate("Builder.Template.network", network()));
      all.add(new SpaceTemplate("Builder.Template.boosting", boosting()));
      all.add(new SpaceTemplate("Builder.Template.forest", forest()));
      all.add(new SpaceTemplate("Builder.Template.svm", svm()));
    }
    return all;
  }

  private static Parameter log(String name, double low, double high) {
    return new Parameter(name, new FloatRange(low, high, true, 0));
  }

  private static Parameter real(String name, double low, double high) {
    return new Parameter(name, new FloatRange(low, high));
  }

  private static Parameter whole(String name, long low, long high) {
    return new Parameter(name, new IntRange(low, high));
  }

  private static Parameter choice(String name, Object... options) {
    return new Parameter(name, Choice.of(options));
  }

  private static Parameter only(String name, Distribution values, String parent, Object... when) {
    return new Parameter(name, values, List.of(new Condition(parent, List.of(when))));
  }

  /** A multilayer perceptron and how it is trained. */
  private static SearchSpace network() {
    return new SearchSpace(
        List.of(
            log(LR, 1e-5, 1e-1),
            choice("batch_size", 32L, 64L, 128L, 256L),
            whole("n_layers", 1, 4),
            choice("n_hidden", 64L, 128L, 256L, 512L),
            real("dropout", 0, 0.5),
            choice("activation", "relu", "gelu", "tanh"),
            log("weight_decay", 1e-6, 1e-2),
            choice("optimizer", "adam", "sgd"),
            only("momentum", new FloatRange(0, 0.99), "optimizer", "sgd")));
  }

  /** Gradient boosting, by the names that XGBoost and LightGBM share. */
  private static SearchSpace boosting() {
    return new SearchSpace(
        List.of(
            log("learning_rate", 1e-3, 0.3),
            whole("n_estimators", 50, 1000),
            whole("max_depth", 2, 10),
            log("min_child_weight", 1e-1, 1e2),
            real("subsample", 0.5, 1),
            real("colsample_bytree", 0.5, 1),
            log("reg_lambda", 1e-3, 1e1),
            log("reg_alpha", 1e-6, 1e0)));
  }

  /** A random forest, by scikit-learn's names. */
  private static SearchSpace forest() {
    return new SearchSpace(
        List.of(
            whole("n_estimators", 100, 1000),
            whole("max_depth", 3, 30),
            whole("min_samples_leaf", 1, 20),
            real("max_features", 0.1, 1),
            choice("criterion", "gini", "entropy")));
  }

  /** A support vector machine, by scikit-learn's names. */
  private static SearchSpace svm() {
    return new SearchSpace(
        List.of(
            log("C", 1e-3, 1e3),
            choice("kernel", "rbf", "linear", "poly"),
            only("gamma", new FloatRange(1e-5, 1e1, true, 0), "kernel", "rbf", "poly"),
            only("degree", new IntRange(2, 5), "kernel", "poly")));
  }
}
