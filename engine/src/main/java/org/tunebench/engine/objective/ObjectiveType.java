package org.tunebench.engine.objective;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/**
 * A kind of objective as the workbench sees it: what it is called, what it can be set to, what it
 * measures. Answers at once and loads no native library; only {@link #open}, which workers call,
 * may.
 */
public interface ObjectiveType extends Opener {
  /**
   * A metric that an objective gives.
   *
   * @param name as files and tables have it
   * @param label as axes have it
   * @param goal whether less or more is better
   * @param description one sentence for the person
   */
  record Metric(String name, String label, Goal goal, String description) {}

  /** The word of study files: {@code scvi}. */
  @Override
  String kind();

  /**
   * What can be set, for screens and for the schema of study files; empty where a kind does not
   * say.
   */
  default List<PartKind.Setting> settings() {
    return List.of();
  }

  /**
   * The setting that a value alone stands for in study files: {@code {function: sphere}} is short
   * for {@code {function: {name: sphere}}}. Empty where a group has to be written.
   */
  default Optional<String> mainSetting() {
    return Optional.empty();
  }

  /**
   * The settings that give the parameter of the same name one value for all trials. Where the space
   * of a study that is kept has the parameter, too, the space counts.
   */
  default Set<String> fixing() {
    return Set.of();
  }

  /**
   * Refuses, in a study that is being made, a parameter that is fixed and searched: nobody can mean
   * both.
   *
   * @throws WrongInputException naming the setting
   */
  default void requireFixedOrSearched(PartSpec objective, SearchSpace space) {
    for (String name : objective.settings().keySet()) {
      if (fixing().contains(name) && space.indexOf(name) >= 0) {
        throw new WrongInputException(
            "objective.%s.%s".formatted(kind(), name),
            "gives '%s' one value for all trials, but it is searched, too: take it out here, or out of the search space"
                .formatted(name));
      }
    }
  }

  /**
   * The final metrics, the one that a study optimises unless it says otherwise first. Empty for a
   * kind that cannot know them in advance, such as a command: the study names its metric then.
   */
  default List<Metric> metrics(PartSpec objective) {
    return List.of();
  }

  /**
   * The metric that is reported each epoch: what histories show and pruners judge by. Of a kind
   * without {@link #metrics} it is but a name to start from: the study's own metric is monitored.
   */
  Metric monitor(PartSpec objective);

  /**
   * Further final metrics that are told but must steer nothing: a search that chose or ended by
   * them would no longer know how well its winner does on what it has not seen.
   */
  default Set<String> withheld(PartSpec objective) {
    return Set.of();
  }

  /** The search space that a person starts from; empty where only the person knows what varies. */
  default SearchSpace defaultSpace(PartSpec objective) {
    return new SearchSpace(List.of());
  }

  /**
   * The default configuration within a space: the value that each of its parameters has unless
   * somebody tunes it. Empty where the kind has none, or where the space has a parameter that it
   * does not know a default for.
   */
  default Optional<Configuration> defaultConfiguration(PartSpec objective, SearchSpace space) {
    return Optional.empty();
  }

  /**
   * Checks settings and space without reading data.
   *
   * @throws org.tunebench.engine.WrongInputException naming the field
   */
  void check(PartSpec objective, SearchSpace space);

  /**
   * Whether its trials train with the library that comes with Tunebench: a GPU has to suit that
   * library then, where any other will do for programs of the person's own.
   */
  default boolean trainsByItself() {
    return true;
  }

  /**
   * The programs that its trials run on the person's behalf, with what they are given, a line each:
   * whoever gets a study from somebody else has to see them first. Empty for a kind that runs
   * nothing but ourselves.
   */
  default List<String> programs(PartSpec objective) {
    return List.of();
  }

  /**
   * Makes relative paths in the settings absolute, so that the study runs from wherever it is
   * started.
   *
   * @param folder the folder that they start from
   */
  default PartSpec resolve(PartSpec objective, Path folder) {
    return objective;
  }

  /**
   * Checks what the settings point to (the data file, the command), reading it. May take seconds.
   *
   * @param folder the folder that relative paths start from
   * @throws org.tunebench.engine.WrongInputException naming the field
   */
  void checkInputs(PartSpec objective, Path folder);

  /**
   * After how many epochs a trial ends by itself, at most. Empty for a kind that does not know,
   * such as a command. Answers at once.
   */
  default OptionalInt epochs(PartSpec objective) {
    return OptionalInt.empty();
  }

  /**
   * How large the work is, for tables. May read the data, which takes seconds; what cannot be read
   * any more is left out.
   */
  default Extent extent(PartSpec objective) {
    return Extent.UNKNOWN;
  }

  /**
   * Checks the inputs like {@link #checkInputs} and writes down what tells them from others, so
   * that a study that goes on later notices when they have changed.
   *
   * @return the objective as the study keeps it
   */
  default PartSpec pinned(PartSpec objective, Path folder) {
    checkInputs(objective, folder);
    return objective;
  }

  /**
   * What a person wants to know of the data before training on it; empty for a kind without data.
   * Reads it, which may take seconds.
   *
   * @throws org.tunebench.engine.WrongInputException naming the field
   */
  default Optional<DataSummary> summary(PartSpec objective, Path folder) {
    return Optional.empty();
  }

  /**
   * What the data has for the settings that name a part of it, such as a column: the names that may
   * be given, by setting. A setting that is not among them names none, or what it may be cannot be
   * told. Reads the data, which may take seconds; what such a setting says already does not matter.
   *
   * @throws WrongInputException naming the field
   */
  default Map<String, List<String>> offers(PartSpec objective, Path folder) {
    return Map.of();
  }

  /**
   * The objective that also measures what a study measures only when it is asked for, because it
   * takes long.
   */
  default PartSpec measuringEverything(PartSpec objective) {
    return objective;
  }

  /**
   * What a worker opens to write what a saved model says of the objective's data. Empty where the
   * kind keeps no models that say more than a prediction.
   */
  default Optional<PartSpec> usingModel(PartSpec objective, ModelUse use) {
    return Optional.empty();
  }

  /**
   * What a worker opens to train a model that is kept; its one trial has the configuration and the
   * seed of the trial that the model is to be like. Empty where the kind keeps no models.
   */
  default Optional<PartSpec> finalTraining(PartSpec objective, FinalModel wanted) {
    return Optional.empty();
  }
}
