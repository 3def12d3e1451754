package org.tunebench.engine.objective.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartSpec;

/**
 * A script that a command names.
 *
 * @param file where it is, absolute; it may be missing
 * @param arguments what stands behind it, as the command has it, places for values included
 */
public record CommandScript(Path file, List<String> arguments) {
  /** Copies the arguments. */
  public CommandScript {
    arguments = List.copyOf(arguments);
  }

  /**
   * The first script of an ending that a command names; empty while the command cannot be read.
   *
   * @param from the folder that a relative folder of the command starts from
   * @param ending in small letters: {@code .py}
   */
  public static Optional<CommandScript> of(PartSpec objective, Path from, String ending) {
    try {
      CommandSettings settings = CommandSettings.read(objective);
      List<String> words =
          settings.run().stream().flatMap(argument -> argument.texts().stream()).toList();
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        boolean names =
            word.toLowerCase(Locale.ROOT).endsWith(ending)
                && !word.startsWith("-")
                && word.indexOf('{') < 0;
        if (names) {
          Path file = settings.folder(from).resolve(word).normalize();
          return Optional.of(new CommandScript(file, words.subList(i + 1, words.size())));
        }
      }
      return Optional.empty();
    } catch (WrongInputException | InvalidPathException unfinished) {
      return Optional.empty();
    }
  }
}
