package org.tunebench.engine.objective.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Trial;

/** A trial's command as a person can run it again, in a shell. */
public final class CommandLine {
  private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_./:@%+,=-]+");

  private CommandLine() {}

  /** Whether an objective runs commands. */
  public static boolean has(PartSpec objective) {
    return objective.kind().equals(CommandSettings.KIND);
  }

  /**
   * The command with the trial's values filled in, each word quoted where a shell needs it.
   *
   * @param objective one that {@link #has} a command
   * @param folder the trial's folder
   * @throws org.tunebench.engine.WrongInputException if the settings cannot be read
   */
  public static String of(PartSpec objective, Trial trial, Path folder) {
    TrialValues values =
        TrialValues.of(trial.number(), trial.source().seed(), trial.configuration(), folder);
    List<String> words = new ArrayList<>();
    CommandSettings.read(objective).run().forEach(part -> words.addAll(part.fill(values)));
    return String.join(" ", words.stream().map(CommandLine::quoted).toList());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
