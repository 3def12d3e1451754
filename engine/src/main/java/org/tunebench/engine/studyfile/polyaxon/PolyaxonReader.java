package org.tunebench.engine.studyfile.polyaxon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tunebench.engine.objective.command.CommandObjectiveType;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.foreign.Translated;
import org.tunebench.engine.studyfile.foreign.Translation;
import org.tunebench.engine.studyfile.yaml.Field;
import org.tunebench.engine.studyfile.yaml.Section;

/**
 * Reads a Polyaxon 0.x file: {@code hptuning} becomes space, sampler, pruner and budget, {@code
 * run.cmd} the command of an objective, {@code declarations} parameters of one value.
 */
public final class PolyaxonReader {
  /** The top-level key that tells such a file. */
  public static final String MARK = "hptuning";

  private static final List<String> KEYS =
      List.of(
          "version",
          "kind",
          "name",
          "description",
          "tags",
          "framework",
          "build",
          "declarations",
          MARK,
          "run");

  /** What files are since Polyaxon 1.0. */
  private static final Set<String> LATER_KINDS = Set.of("operation", "component");

  private static final Map<String, String> REFUSED =
      Map.of(
          "environment",
          "trials run on the devices of this machine, not on a cluster",
          "settings",
          "it configures a cluster",
          "logging",
          "logs are kept with every trial",
          "backend",
          "trials run as commands of this machine",
          "model",
          "only run.cmd says what a trial does",
          "train",
          "only run.cmd says what a trial does",
          "eval",
          "only run.cmd says what a trial does");

  /** Kept nowhere, and nothing depends on them. */
  private static final List<String> UNUSED = List.of("description", "tags", "framework");

  private static final Pattern EXACT = Pattern.compile("(?m)^\\s*#.*\\bpolyaxon-0\\.6-exact\\b");

  private final Section root;
  private final boolean exact;
  private final Translation translation;

  private PolyaxonReader(Field root, boolean exact) {
    Translation.refuse(root.entries("a group of settings"), REFUSED);
    this.root = new Section(root, KEYS, "a group of settings");
    this.exact = exact;
    this.translation = new Translation(root);
  }

  /**
   * Refuses a file of a later Polyaxon by saying which are read; does nothing to any other.
   *
   * @param keys the file's top-level keys with their fields
   * @throws org.tunebench.engine.WrongInputException naming the field that tells it
   */
  public static void refuseLater(Map<String, Field> keys) {
    Field version = keys.get("version");
    Field kind = keys.get("kind");
    boolean isLater =
        keys.containsKey("matrix")
            || kind != null && LATER_KINDS.contains(String.valueOf(kind.plain()));
    if (version != null && isLater && !keys.containsKey(MARK)) {
      throw version.wrong(
          "this is a file of Polyaxon 1.x: those of 0.x are read, with 'hptuning' in place of"
              + " 'matrix' and 'run: {cmd: …}'; or write a study file, as 'tunebench templates DIR'"
              + " does");
    }
  }

  /** Whether a comment of the file asks for the values that Polyaxon 0.6's code gives. */
  public static boolean asksForExact(String text) {
    return EXACT.matcher(text).find();
  }

  /**
   * Reads a file.
   *
   * @param name of a study without one
   * @param exact whether quantised and log-spaced values are those of Polyaxon 0.6's code rather
   *     than of its documentation
   * @throws org.tunebench.engine.WrongInputException if anything in it cannot be honoured
   */
  public static Translated read(Field root, String name, boolean exact) {
    PolyaxonReader reader = new PolyaxonReader(root, exact);
    return reader.translation.with(() -> reader.read(name));
  }

  private StudySpec read(String otherwise) {
    requireGroup();
    noteUnused();
    Tuning tuning = new Tuning(root.need(MARK, "a matrix"), translation, exact);
    tuning.readMatrix();
    // What is declared has one value each and changes no number of points; a resource that is
    // declared, too, is what hptuning says.
    Search search = tuning.search(translation.space());
    root.get("declarations").ifPresent(this::declare);
    Object command = RunCommand.read(root, translation);
    root.get("name").ifPresent(field -> translation.origin("name", field));
    return new StudySpec(
        root.get("name").map(n -> n.text("text")).orElse(otherwise),
        new PartSpec(CommandObjectiveType.KIND, Map.of("run", command)),
        search.metric(),
        translation.space(),
        search.sampler(),
        search.pruner(),
        search.budget(),
        List.of(),
        tuning.seed(),
        Optional.empty());
  }

  private void requireGroup() {
    root.get("version")
        .filter(version -> !version.text("1").equals("1"))
        .ifPresent(
            version -> {
              throw version.wrong("must be 1, the only version known, not " + version.shown());
            });
    root.get("kind")
        .filter(kind -> !kind.text("group").equals("group"))
        .ifPresent(
            kind -> {
              throw kind.wrong("must be group, the kind that searches, not " + kind.shown());
            });
  }

  private void noteUnused() {
    root.get("build")
        .ifPresent(
            build ->
                translation.note(
                    build,
                    "is not used: the command runs on this machine, where its packages must be"
                        + " installed"));
    UNUSED.forEach(key -> root.get(key).ifPresent(field -> translation.note(field, "is not used")));
  }

  private void declare(Field declarations) {
    declare(declarations, "");
  }

  private void declare(Field group, String prefix) {
    group
        .entries("a group such as {batch_size: 128}")
        .forEach(
            (key, field) -> {
              String name = prefix + key;
              if (field.isMap()) {
                declare(field, name + ".");
              } else if (translation.has(name)) {
                translation.note(field, "is not used: hptuning varies " + name);
              } else {
                translation.fix(field, name, constant(field));
              }
            });
  }

  private static Object constant(Field field) {
    if (field.isList()) {
      throw field.wrong(
          "is a list, which no place in a command can take: write text, a number or a truth value");
    }
    return field.option();
  }
}
