package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.objective.torch.EarlyStoppingConfig;

/** A training with every epoch that it told of. */
record TrainedRun(List<EpochElbo> history, ScviResult result) {
  /** Cells in one step of the training. */
  static final int BATCH = 32;

  /**
   * @param trainElboEvery every how many epochs the training cells are measured, too
   */
  static ScviConfig config(
      int layers,
      int hidden,
      int latent,
      ReconstructionLoss loss,
      double dropout,
      int epochs,
      int trainElboEvery) {
    return new ScviConfig(
        new ModelConfig(layers, hidden, latent, loss, dropout),
        new TrainingConfig(0.01, epochs, BATCH, 10, trainElboEvery, EarlyStoppingConfig.DEFAULT),
        20);
  }

  /**
   * @param listener hears of each epoch, too
   * @param array trains it together with others, if given
   */
  static TrainedRun of(
      TrainingData data,
      ScviConfig config,
      long seed,
      EpochListener listener,
      Optional<TrialArray> array) {
    List<EpochElbo> history = new ArrayList<>();
    ScviResult result =
        ScviTrainer.train(
            data,
            config,
            seed,
            (epoch, train, test) -> {
              history.add(new EpochElbo(train, test));
              return listener.epochEnded(epoch, train, test);
            },
            TrainedModelUse.none(),
            array);
    return new TrainedRun(history, result);
  }
}
