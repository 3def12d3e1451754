package org.tunebench.engine.studyfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.compute.cluster.SlurmSettings;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.WarmStart;

/**
 * The keys of a study file, group by group. Reader, writer and JSON Schema go by these tables; what
 * is inside an objective, a sampler or a pruner its own room knows.
 */
final class Grammar {
  /** Trials of a study that does not say how many: as many as the searches of scVI autotune. */
  static final int TRIALS = 100;

  static final String AUTO = "auto";
  static final String NONE = "none";

  private static final List<String> SCALAR = List.of("string", "number", "boolean");

  static final List<Key> PARAMETER =
      List.of(
          Key.numbers("int", "whole numbers from low to high", "integer", 2),
          Key.numbers("float", "real numbers from low to high", "number", 2),
          Key.list("choice", "one of these options", SCALAR),
          Key.numbers("normal", "normal: mean and standard deviation", "number", 2),
          Key.numbers("beta", "beta on [0, 1]: the two shapes", "number", 2),
          Key.list("ordered", "one of these options, neighbours being alike", SCALAR),
          Key.flag("log", "uniform on a logarithmic scale; with normal: the exponential of it"),
          quantum("step", "the distance between neighbouring values"),
          quantum("round", "rounds to the nearest multiple of this"),
          quantum("round-down", "rounds down to a multiple of this"),
          Key.list("probabilities", "one share an option", "number"),
          new Key(
              "when",
              "the parameter exists only while others have one of these values",
              mapOf(oneOf(scalar(), listOf(scalar())))));

  /** The keys of a parameter that say its kind: exactly one of them is given. */
  static final List<String> KINDS = List.of("int", "float", "choice", "normal", "beta", "ordered");

  static final List<Key> METRIC =
      List.of(
          Key.text("name", "the final metric that is optimised"),
          Key.word(
              "goal",
              "what is better; else as the objective or the metric's name says, such as maximize"
                  + " for accuracy, or minimize where neither does",
              List.of("minimize", "maximize")));

  static final List<Key> BUDGET =
      List.of(
          Key.whole("trials", "trials in all", 1, Budget.MOST_TRIALS, TRIALS),
          Key.text("time", "the longest time, such as 8h"),
          Key.either(
              "parallel",
              "trials at once on each device; auto: as many as the first one leaves room for",
              List.of(whole(1, Budget.MOST_PARALLEL), Key.object("enum", List.of(AUTO)))),
          Key.whole("retries", "how often a trial whose worker died is tried again", 0, 100, 1),
          new Key(
              "target", "a value of the metric that ends the study", Key.object("type", "number")),
          new Key(
              "patience",
              "so many trials without a better metric end the study",
              Key.object("type", "integer", "minimum", 1)),
          Key.list(
              "until", "each ends the study, such as accuracy >= 0.9 or loss <= 0.05", "string"),
          Key.text(
              "disk",
              "the most that files of ended trials may take, such as 20GB; the worst go first"));

  static final List<Key> WARM_START =
      List.of(
          Key.text("study", "the name of an earlier study"),
          Key.whole("best", "how many of its best configurations", 1, 1000, WarmStart.BEST));

  static final List<Key> STUDY =
      List.of(
          Key.text("name", "what the study is called; the file's name unless given"),
          Key.either("objective", "what a trial does", part()),
          Key.either("metric", "what is optimised", List.of(scalarOf("string"), group(METRIC))),
          new Key(
              "space",
              "what may vary; the objective's default space unless given",
              mapOf(group(PARAMETER))),
          Key.either("sampler", "what proposes configurations; auto unless given", part()),
          Key.either("pruner", "what ends hopeless trials early; none unless given", part()),
          new Key("budget", "when the study ends and how much runs at once", group(BUDGET)),
          Key.either(
              "devices",
              "where trials run: devices of this machine, such as [gpu:0, {gpu:1: 2}] for two at once"
                  + " on gpu:1, or jobs of a cluster (slurm); every GPU or else the CPU unless given",
              List.of(
                  scalarOf("string"),
                  listOf(oneOf(scalarOf("string"), slots())),
                  slots(),
                  cluster())),
          new Key("seed", "of all randomness", Key.object("type", "integer", "default", 0)),
          Key.either(
              "baseline",
              "tried first, to compare with: the default configuration, none, or this one",
              List.of(scalarOf("boolean"), mapOf(scalar()))),
          new Key(
              "queue",
              "configurations that are tried next, before the sampler is asked",
              listOf(mapOf(scalar()))),
          Key.either(
              "warm-start",
              "an earlier study whose best configurations are tried first",
              List.of(scalarOf("string"), group(WARM_START))));

  private Grammar() {}

  private static Key quantum(String name, String about) {
    return new Key(name, about, Key.object("type", "number", "exclusiveMinimum", 0));
  }

  static List<String> names(List<Key> keys) {
    return keys.stream().map(Key::name).toList();
  }

  /** A group that has these keys and no others. */
  static Map<String, Object> group(List<Key> keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key.name(), key.described()));
    return Key.object("type", "object", "properties", properties, "additionalProperties", false);
  }

  /** A kind alone, or with its settings; which kinds there are is for the reader to say. */
  private static List<Map<String, Object>> part() {
    return List.of(scalarOf("string"), kinds("additionalProperties", settings()));
  }

  /** A group of one kind with its settings. */
  static Map<String, Object> kinds(String key, Object settings) {
    return Key.object("type", "object", "minProperties", 1, "maxProperties", 1, key, settings);
  }

  /** The settings of a kind: its own room knows them. */
  static Map<String, Object> settings() {
    return Key.object("type", List.of("object", "null"));
  }

  private static Map<String, Object> cluster() {
    return Key.object(
        "type",
        "object",
        "properties",
        Map.of(SlurmSettings.KIND, settings()),
        "required",
        List.of(SlurmSettings.KIND),
        "additionalProperties",
        false);
  }

  private static Map<String, Object> slots() {
    return mapOf(whole(1, Budget.MOST_PARALLEL));
  }

  private static Map<String, Object> whole(long least, long most) {
    return Key.object("type", "integer", "minimum", least, "maximum", most);
  }

  static Map<String, Object> scalar() {
    return scalarOf("string", "number", "boolean");
  }

  /** A word of one of these types. */
  static Map<String, Object> scalarOf(String... types) {
    return Key.object("type", types.length == 1 ? types[0] : List.of(types));
  }

  private static Map<String, Object> listOf(Map<String, Object> items) {
    return Key.object("type", "array", "items", items);
  }

  /** One line, or words and lists of words that belong together. */
  static Map<String, Object> arguments() {
    return oneOf(scalarOf("string"), listOf(oneOf(scalar(), listOf(scalar()))));
  }

  static Map<String, Object> mapOf(Map<String, Object> values) {
    return Key.object("type", "object", "additionalProperties", values);
  }

  private static Map<String, Object> oneOf(Map<String, Object> one, Map<String, Object> other) {
    return Key.object("oneOf", List.of(one, other));
  }
}
