package org.tunebench.app.builder;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.objective.function.FunctionObjectiveType;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartSpec;

/** The objectives to choose from, in words, with a field for each of their settings. */
final class ObjectiveKinds {
  /** Runs a command of the person's own. */
  static final String COMMAND = CommandObjectiveType.KIND;

  /** Evaluates a closed form. */
  static final String FUNCTION = FunctionObjectiveType.KIND;

  /** Trains classifiers. */
  static final String CLASSIFIER = ClassifierObjectiveType.KIND;

  /** Trains models of counts of cells. */
  static final String SCVI = ScviObjectiveType.KIND;

  private ObjectiveKinds() {}

  /** Those that a new study can have, in the engine's order. */
  static List<PartKind> of(List<ObjectiveType> types, Texts texts) {
    return types.stream()
        .filter(type -> !type.kind().equals(ImportedObjectiveType.KIND))
        .map(type -> kind(type, texts))
        .toList();
  }

  /** Whether it trains on a data file. */
  static boolean usesData(String kind) {
    return !kind.equals(COMMAND) && !kind.equals(FUNCTION);
  }

  /** Whether its data has genes to choose from. */
  static boolean usesGenes(String kind) {
    return usesData(kind) && !kind.equals(CLASSIFIER);
  }

  /** How many epochs a trial has at most where nothing is said, or empty where nobody says. */
  static Optional<String> usualEpochs(ObjectiveType type) {
    return type.settings().stream()
        .filter(setting -> setting.name().equals(DataDraft.MAX_EPOCHS))
        .map(Setting::otherwise)
        .filter(otherwise -> !otherwise.isEmpty())
        .findFirst();
  }

  private static PartKind kind(ObjectiveType type, Texts texts) {
    String words = "Builder.Objective." + type.kind();
    return new PartKind(
        type.kind(), texts.get(words), texts.get(words + ".description"), settings(type));
  }

  /** What the engine says, less what has a field of its own and what a person tunes at first. */
  private static List<Setting> settings(ObjectiveType type) {
    if (!usesData(type.kind())) {
      return type.settings();
    }
    Set<String> elsewhere = new HashSet<>(DataDraft.SETTINGS);
    elsewhere.add(Pin.SETTING);
    type.defaultSpace(new PartSpec(type.kind())).parameters().forEach(p -> elsewhere.add(p.name()));
    return type.settings().stream().filter(s -> !elsewhere.contains(s.name())).toList();
  }
}
