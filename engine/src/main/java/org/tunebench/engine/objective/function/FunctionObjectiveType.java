package org.tunebench.engine.objective.function;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * Evaluates a closed form with a known optimum, to try samplers and pruners within seconds: {@code
 * objective: {function: {name: branin}}}. With {@code epochs}, its value is reported as a learning
 * curve.
 */
public final class FunctionObjectiveType implements ObjectiveType {
  /** The word of study files. */
  public static final String KIND = "function";

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.word("name", "", TestFunctions.names(), "Which function."),
          Setting.integer(
              "epochs", 1, "Over how many epochs the value is approached, as a learning curve."),
          Setting.integer(
              "dimensions",
              TestFunctions.DIMENSIONS,
              "How many parameters a function has that can have any number of them."),
          Setting.number(
                  "start",
                  0,
                  "The value before the first epoch, from which a learning curve falls; 100 above"
                      + " the optimum unless given.")
              .withoutDefault(),
          Setting.number("noise", 0, "Standard deviation of the noise on every reported value."),
          Setting.integer(
              "pause-ms", 0, "Milliseconds that each epoch takes, to watch a search go by."));

  private static final Metric LOSS =
      new Metric("loss", "loss", Goal.MINIMIZE, "The value of the function.");

  /**
   * @param curve how it is learnt
   * @param pauseMillis milliseconds that each epoch takes, for trying the screens
   */
  private record Setup(TestFunction function, LearningCurve curve, int pauseMillis) {}

  private static Setup read(PartSpec objective) {
    Settings settings = Settings.of("objective", objective);
    String name =
        settings
            .text("name")
            .orElseThrow(
                () ->
                    settings.missing("name", "one of " + String.join(", ", TestFunctions.names())));
    int dimensions = settings.integer("dimensions", TestFunctions.DIMENSIONS, 1, 1000);
    TestFunction function = TestFunctions.named(name, dimensions);
    Setup setup =
        new Setup(
            function,
            new LearningCurve(
                function::at,
                settings.integer("epochs", 1, 1, 1_000_000),
                settings.number("start", function.optimum() + 100, -1e12, 1e12),
                settings.number("noise", 0, 0, 1e12)),
            settings.integer("pause-ms", 0, 0, 60_000));
    settings.refuseOthers();
    return setup;
  }

  @Override
  public boolean trainsByItself() {
    return false;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public List<Setting> settings() {
    return SETTINGS;
  }

  @Override
  public OptionalInt epochs(PartSpec objective) {
    return OptionalInt.of(read(objective).curve().epochs());
  }

  @Override
  public Optional<String> mainSetting() {
    return Optional.of("name");
  }

  @Override
  public List<Metric> metrics(PartSpec objective) {
    return List.of(LOSS);
  }

  @Override
  public Metric monitor(PartSpec objective) {
    return LOSS;
  }

  @Override
  public SearchSpace defaultSpace(PartSpec objective) {
    return read(objective).function().space();
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {
    FunctionSpace.of(read(objective).function()).check(space);
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    read(objective);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    Setup read = read(setup.objective());
    return trial -> run(read, trial);
  }

  private static Map<String, Double> run(Setup setup, TrialContext trial)
      throws InterruptedException {
    LearningCurve curve = setup.curve();
    for (int epoch = 1; epoch < curve.epochs(); epoch++) {
      Map<String, Double> value = valueAfter(epoch, setup, trial);
      if (!trial.reportAndWait(epoch, value)) {
        return value;
      }
    }
    Map<String, Double> last = valueAfter(curve.epochs(), setup, trial);
    if (curve.epochs() > 1) {
      trial.reportLast(curve.epochs(), last);
    }
    return last;
  }

  private static Map<String, Double> valueAfter(int epoch, Setup setup, TrialContext trial)
      throws InterruptedException {
    if (setup.pauseMillis() > 0) {
      Thread.sleep(setup.pauseMillis());
    }
    return Map.of(LOSS.name(), setup.curve().at(trial.configuration(), epoch, trial.seed()));
  }
}
