package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.engine.objective.torch.EarlyStopping;
import org.tunebench.engine.objective.torch.GradientGuard;
import org.tunebench.engine.objective.torch.ModelState;
import org.tunebench.engine.objective.torch.NamedTensor;
import org.tunebench.engine.objective.torch.TrainingCheckpoint;

/**
 * All that changes while a model is trained: what a checkpoint keeps. Random numbers are not among
 * it, since each epoch starts its own streams.
 *
 * @param best the best epoch's state so far
 */
record ScviTraining(
    ScviModel model,
    Adam adam,
    ModelState.Snapshot best,
    EarlyStopping stopping,
    GradientGuard guard) {

  /** What is not among the arrays. */
  private record State(EarlyStopping.State stopping, int nanBatches, Adam.State adam) {}

  static ScviTraining of(ScviModel model, TrainingConfig config) {
    return new ScviTraining(
        model,
        new Adam(model.state(), model.space(), config.lr()),
        model.state().newSnapshot(),
        new EarlyStopping(config.earlyStopping()),
        new GradientGuard(model.state(), "a smaller lr may help"));
  }

  /** Keeps it after an epoch; the model and the moments are up to date. */
  void keep(TrainingCheckpoint checkpoint, int epoch) {
    checkpoint.keep(epoch, new State(stopping.state(), guard.inARow(), adam.state()), arrays());
  }

  /** Takes over what an earlier attempt has kept; gives the last epoch that was trained, or 0. */
  int restore(TrainingCheckpoint checkpoint) {
    var found = checkpoint.restore(State.class, arrays());
    found.ifPresent(
        restored -> {
          stopping.restore(restored.state().stopping());
          guard.restore(restored.state().nanBatches());
          adam.restore(restored.state().adam());
        });
    return found.map(TrainingCheckpoint.Restored::epoch).orElse(0);
  }

  private List<NamedTensor> arrays() {
    List<NamedTensor> arrays = new ArrayList<>(model.state().tensors(""));
    arrays.addAll(best.tensors("best_"));
    arrays.add(NamedTensor.vector("first_moment", adam.firstMoment()));
    arrays.add(NamedTensor.vector("second_moment", adam.secondMoment()));
    return arrays;
  }
}
