package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  static TrialValues of(TrialContext trial) {
    Path folder = trial.folder().toAbsolutePath();
    Map<String, String> own = new LinkedHashMap<>();
    own.put(TRIAL, Integer.toString(trial.number()));
    own.put(SEED, Long.toString(trial.seed()));
    own.put(OUTPUT, folder.toString());
    own.put(CHECKPOINTS, checkpoints(folder));
    return new TrialValues(trial.configuration(), own, folder);
  }

  /** The command's own folder within the checkpoint of a trial. */
  static String checkpoints(Path trialFolder) {
    return trialFolder.resolve(Checkpoints.FOLDER).resolve("files").toString();
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

  /** A file with the configuration as JSON. */
  Path jsonFile() {
    Path file = folder.resolve("params.json");
    try {
      return Files.writeString(file, json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
