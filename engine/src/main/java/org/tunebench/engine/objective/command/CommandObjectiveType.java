package org.tunebench.engine.objective.command;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/**
 * Runs a command of the person's own for each trial: {@code objective: {command: {run: [python3,
 * train.py, "--lr={{ lr }}"]}}}. It may report any metric; the study names the one that counts. On
 * this side nothing is ever run.
 */
public final class CommandObjectiveType implements ObjectiveType {
  /** The word of study files. */
  public static final String KIND = CommandSettings.KIND;

  private static final Metric LOSS =
      new Metric("loss", "loss", Goal.MINIMIZE, "What the command reports by this name.");

  /**
   * The parameters that a command's line names, in its order; what a trial knows of itself is none.
   */
  public static Set<String> parametersIn(String line) {
    Set<String> names = new LinkedHashSet<>();
    try {
      names.addAll(new Template("run", line).names());
    } catch (WrongInputException unfinished) {
      // Somebody is still typing: what is wrong with it is said at the command.
      return Set.of();
    }
    names.removeAll(TrialValues.OWN);
    names.remove("");
    return names;
  }

  /**
   * The parameters that neither an argument nor a variable of the environment names: a program that
   * does not read {@code TUNEBENCH_PARAMS} never gets them.
   *
   * @param objective a command that can be read
   * @return their names, in the order of the space
   */
  public static List<String> unnamedIn(PartSpec objective, SearchSpace space) {
    Set<String> named = CommandSettings.read(objective).names(space);
    return space.parameters().stream()
        .map(Parameter::name)
        .filter(name -> !named.contains(name))
        .toList();
  }

  /**
   * Whether a trial failed for what no configuration changes: its script is not there, or it came
   * to its end and never gave the metric.
   *
   * @param reason the first line of it
   */
  public static boolean failsWhateverIsTried(String reason) {
    return reason.startsWith(MissingMetric.BEGINNING) || reason.contains(CommandScript.NO_SCRIPT);
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
  public Optional<String> mainSetting() {
    return Optional.of("run");
  }

  @Override
  public List<PartKind.Setting> settings() {
    return CommandSettingList.all();
  }

  /** A name to start from; a study of commands monitors the metric that it names itself. */
  @Override
  public Metric monitor(PartSpec objective) {
    return LOSS;
  }

  @Override
  public void check(PartSpec objective, SearchSpace space) {
    CommandSettings.read(objective).requireFits(space);
  }

  @Override
  public List<String> programs(PartSpec objective) {
    return CommandSettings.programs(objective);
  }

  @Override
  public PartSpec resolve(PartSpec objective, Path folder) {
    return objective.with(
        CommandSettings.FOLDER, CommandSettings.read(objective).folder(folder).toString());
  }

  @Override
  public void checkInputs(PartSpec objective, Path folder) {
    CommandSettings.read(objective).requireRunnable(folder);
  }

  @Override
  public Objective open(WorkerSetup setup) {
    return CommandObjective.open(setup);
  }
}
