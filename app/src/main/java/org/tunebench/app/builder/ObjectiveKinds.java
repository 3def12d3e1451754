package org.tunebench.app.builder;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.data.Pin;
import org.tunebench.engine.data.SampleSplit;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.function.TestFunctions;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartKind.Type;
import org.tunebench.engine.study.PartSpec;

/** The objectives to choose from, in words, with a field for each of their settings. */
final class ObjectiveKinds {
  /** Runs a command of the person's own. */
  static final String COMMAND = "command";

  /** Evaluates a closed form. */
  static final String FUNCTION = "function";

  /** Trains classifiers. */
  static final String CLASSIFIER = ClassifierObjectiveType.KIND;

  /** Trains models of counts of cells. */
  static final String SCVI = "scvi";

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

  private static PartKind kind(ObjectiveType type, Texts texts) {
    String kind = type.kind();
    return switch (kind) {
      case SCVI -> named(kind, texts, scvi(type));
      case CLASSIFIER -> known(kind, texts, classifier());
      case COMMAND -> known(kind, texts, command());
      case FUNCTION -> known(kind, texts, function());
      default -> new PartKind(kind, kind, "", List.of());
    };
  }

  private static PartKind known(String kind, Texts texts, Stream<Setting> settings) {
    return named(
        kind,
        texts,
        settings.map(
            s ->
                new Setting(
                    s.name(),
                    s.type(),
                    s.otherwise(),
                    s.words(),
                    texts.get("Builder.Objective." + kind + "." + s.name()))));
  }

  private static PartKind named(String kind, Texts texts, Stream<Setting> settings) {
    return new PartKind(
        kind,
        texts.get("Builder.Objective." + kind),
        texts.get("Builder.Objective." + kind + ".description"),
        settings.toList());
  }

  /** What the engine says, less what has a field of its own and what a person tunes at first. */
  private static Stream<Setting> scvi(ObjectiveType type) {
    Set<String> elsewhere = new HashSet<>(DataDraft.SETTINGS);
    elsewhere.add(Pin.SETTING);
    type.defaultSpace(new PartSpec(SCVI)).parameters().forEach(p -> elsewhere.add(p.name()));
    return type.settings().stream().filter(setting -> !elsewhere.contains(setting.name()));
  }

  private static Stream<Setting> classifier() {
    String share = Numbers.exact(SampleSplit.DEFAULT_SHARE);
    return Stream.of(
        new Setting("model", Type.WORD, "mlp", List.of("mlp", "softmax"), ""),
        text("class", "last column"),
        setting("validation-share", Type.NUMBER, share),
        setting("test-share", Type.NUMBER, share),
        whole("patience", ClassifierObjectiveType.PATIENCE));
  }

  private static Stream<Setting> command() {
    return Stream.of(
        text("run", "python3 train.py --lr={{ lr }}"),
        text("folder", "."),
        setting("env", Type.PAIRS, ""),
        text("timeout", ""),
        new Setting("result", Type.WORD, "last", List.of("last", "best"), ""),
        text("report", ""),
        text("metrics-file", ""),
        text("grace", "5s"));
  }

  private static Stream<Setting> function() {
    return Stream.of(
        new Setting("name", Type.WORD, "", TestFunctions.names(), ""),
        whole("epochs", 1),
        whole("dimensions", TestFunctions.DIMENSIONS),
        setting("start", Type.NUMBER, ""),
        setting("noise", Type.NUMBER, "0"),
        whole("pause-ms", 0));
  }

  /** A word that may be any. */
  private static Setting text(String name, String otherwise) {
    return new Setting(name, Type.WORD, otherwise, List.of(), "");
  }

  private static Setting whole(String name, int otherwise) {
    return setting(name, Type.INTEGER, Integer.toString(otherwise));
  }

  private static Setting setting(String name, Type type, String otherwise) {
    return new Setting(name, type, otherwise, List.of(), "");
  }
}
