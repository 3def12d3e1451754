package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.objective.Checkpoints;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.space.Configuration;

/**
 * What a trial fills into its command.
 *
 * @param configuration the values of the active parameters
 * @param own what the trial knows of itself, by the names of {@link #OWN}
 * @param folder the trial's own folder, absolute
 */
record TrialValues(Configuration configuration, Map<String, String> own, Path folder) {
  static final String TRIAL = "tunebench.trial";
  static final String SEED = "tunebench.seed";
  static final String OUTPUT = "tunebench.output";
  static final String CHECKPOINTS = "tunebench.checkpoints";

  /** Names that every command may use beside those of the parameters. */
  static final Set<String> OWN = Set.of(TRIAL, SEED, OUTPUT, CHECKPOINTS);

  /** So many, from 0: NumPy and scikit-learn take no seed below 0 or of 64 bits, R none of 32. */
  private static final long SEEDS = 1L << 31;

  /** Those of a trial that runs. */
  static TrialValues of(TrialContext trial) {
    return of(trial.number(), trial.seed(), trial.configuration(), trial.folder());
  }

  /**
   * Those of a trial.
   *
   * @param trialFolder its own
   */
  static TrialValues of(int number, long seed, Configuration configuration, Path trialFolder) {
    Path folder = trialFolder.toAbsolutePath();
    Map<String, String> own = new LinkedHashMap<>();
    own.put(TRIAL, Integer.toString(number));
    own.put(SEED, Long.toString(Math.floorMod(seed, SEEDS)));
    own.put(OUTPUT, folder.toString());
    own.put(CHECKPOINTS, folder.resolve(Checkpoints.FOLDER).resolve("files").toString());
    return new TrialValues(configuration, own, folder);
  }

  /** The text of a parameter or of something of the trial's own; empty where it is inactive. */
  Optional<String> text(String name) {
    String mine = own.get(name);
    return configuration.get(name).map(TrialValues::text).or(() -> Optional.ofNullable(mine));
  }

  static String text(Object value) {
    return value instanceof Double number ? Decimals.text(number) : String.valueOf(value);
  }

  String trial() {
    return own.get(TRIAL);
  }

  String seed() {
    return own.get(SEED);
  }

  String checkpoints() {
    return own.get(CHECKPOINTS);
  }

  /** The configuration as a JSON object. */
  String json() {
    return JsonLines.object(configuration.values());
  }

  /** A file for the configuration as JSON, which {@link #writeJsonFile} writes. */
  Path jsonFile() {
    return folder.resolve("params.json");
  }

  void writeJsonFile() throws IOException {
    Files.writeString(jsonFile(), json());
  }
}
