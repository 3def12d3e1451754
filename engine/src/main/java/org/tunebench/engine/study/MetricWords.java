package org.tunebench.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the name of a metric says of it, where nobody else does. */
public final class MetricWords {
  private static final Set<String> QUALIFIERS =
      Set.of(
          "train",
          "val",
          "valid",
          "validation",
          "test",
          "dev",
          "eval",
          "mean",
          "avg",
          "std",
          "best",
          "final",
          "last",
          "top1",
          "top5",
          "s",
          "sec",
          "ms",
          "min",
          "h");

  private static final Set<String> LESS =
      Set.of(
          "loss",
          "error",
          "err",
          "rmse",
          "mse",
          "mae",
          "mape",
          "nll",
          "logloss",
          "perplexity",
          "ppl",
          "wer",
          "cer",
          "regret",
          "fid",
          "deviance",
          "aic",
          "bic",
          "cost");
  private static final Set<String> MORE =
      Set.of(
          "accuracy",
          "acc",
          "auc",
          "auroc",
          "auprc",
          "f1",
          "r2",
          "precision",
          "recall",
          "iou",
          "dice",
          "bleu",
          "rouge",
          "ndcg",
          "mcc",
          "reward",
          "silhouette",
          "ari",
          "nmi");
  private static final Set<String> EITHER =
      Set.of("score", "objective", "metric", "value", "result", "target", "fitness");

  private MetricWords() {}

  /** Whether less or more of it is better, or empty where its name does not say. */
  public static Optional<Goal> goal(String name) {
    if (has(name, LESS)) {
      return Optional.of(Goal.MINIMIZE);
    }
    return has(name, MORE) ? Optional.of(Goal.MAXIMIZE) : Optional.empty();
  }

  /** Whether it is called as results are. */
  public static boolean isResult(String name) {
    return goal(name).isPresent() || has(name, EITHER);
  }

  /**
   * Whether a name says one of some things with its last word, which others only qualify: {@code
   * val_loss} and {@code acc_test} do, {@code loss_weight} does not.
   *
   * @param words in small letters
   */
  public static boolean has(String name, Set<String> words) {
    List<String> all =
        new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).strip().split("[^a-z0-9]+")));
    while (all.size() > 1 && QUALIFIERS.contains(all.get(all.size() - 1))) {
      all.remove(all.size() - 1);
    }
    return !all.isEmpty() && words.contains(all.get(all.size() - 1));
  }
}
