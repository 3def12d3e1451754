package org.tunebench.engine.benchmark;

import java.util.Map;
import org.tunebench.engine.objective.function.LearningCurve;
import org.tunebench.engine.objective.function.TestFunction;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.pruner.Pruner;
import org.tunebench.engine.sampler.Rehearsal;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Report;
import org.tunebench.engine.study.TrialState;

/** Trials that learn a closed form epoch by epoch and may be ended by a pruner. */
record SimulatedTraining(TestFunction function, LearningCurve curve, Pruner pruner) {
  /** Epochs of a whole trial. */
  static final int EPOCHS = 81;

  /** The value before the first epoch. */
  private static final double START = 6;

  private static final double NOISE = 0.02;

  /** Trials of the mixed test function. */
  static SimulatedTraining of(Pruner pruner) {
    TestFunction mixed = TestFunctions.named("mixed", 1);
    return new SimulatedTraining(mixed, new LearningCurve(mixed::at, EPOCHS, START, NOISE), pruner);
  }

  /** What a configuration reaches when it is trained to the end. */
  double end(Configuration configuration) {
    return function.at(configuration);
  }

  /**
   * Runs the study's next trial.
   *
   * @param limit epochs after which it is cut off without a result
   * @return whether it ran to its end
   */
  boolean run(Rehearsal study, Configuration configuration, int limit) {
    int number = study.start(configuration);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double loss = curve.at(configuration, epoch, number);
      study.history().put(new Report(number, epoch, Map.of("loss", loss)));
      boolean hopeless = epoch < EPOCHS && pruner.shouldStop(study.history(), number);
      if (hopeless || epoch > limit) {
        study.end(number, hopeless ? TrialState.PRUNED : TrialState.STOPPED);
        return false;
      }
    }
    study.complete(number, end(configuration));
    return true;
  }
}
