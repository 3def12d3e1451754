package org.tunebench.engine.objective.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartSpec;

/**
 * A script that a command names.
 *
 * @param file where it is, absolute; it may be missing
 * @param arguments what stands behind it, as the command has it, places for values included
 */
public record CommandScript(Path file, List<String> arguments) {
  private static final boolean WINDOWS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

  private static final Map<String, String> INTERPRETERS =
      Map.of("py", WINDOWS ? "python" : "python3", "sh", "bash", "r", "Rscript", "jl", "julia");

  private static final Pattern INTERPRETER =
      Pattern.compile("(?:.*[/\\\\])?(?:python[\\d.]*|bash|sh|Rscript|julia)(?:\\.exe)?");

  /** So a sentence ends that names one that is missing, up to its path. */
  static final String NO_SCRIPT = "there is no script ";

  /** Copies the arguments. */
  public CommandScript {
    arguments = List.copyOf(arguments);
  }

  /** What runs a script from its own folder: its interpreter, or else the file itself. */
  public static List<String> run(Path script) {
    String name = script.getFileName().toString();
    String interpreter = INTERPRETERS.get(ending(name));
    return interpreter == null ? List.of("./" + name) : List.of(interpreter, name);
  }

  /**
   * The first script that a command names, whatever runs it; empty while the command cannot be
   * read.
   *
   * @param from the folder that a relative folder of the command starts from
   */
  public static Optional<CommandScript> of(PartSpec objective, Path from) {
    return first(
        objective, from, word -> word.indexOf('.') > 0 && INTERPRETERS.containsKey(ending(word)));
  }

  /**
   * The first script of an ending that a command names; empty while the command cannot be read.
   *
   * @param from the folder that a relative folder of the command starts from
   * @param ending in small letters: {@code .py}
   */
  public static Optional<CommandScript> of(PartSpec objective, Path from, String ending) {
    return first(objective, from, word -> word.toLowerCase(Locale.ROOT).endsWith(ending));
  }

  /**
   * Says that the script which a command names right behind its interpreter is not there; empty
   * where it is, or where something else may know better where to look.
   *
   * @param line the command as it runs
   * @param folder it runs in, absolute
   */
  static Optional<String> missing(List<String> line, Path folder) {
    if (line.size() < 2
        || !INTERPRETER.matcher(line.get(0)).matches()
        || !INTERPRETERS.containsKey(ending(line.get(1)))) {
      return Optional.empty();
    }
    try {
      Path script = folder.resolve(line.get(1)).normalize();
      return Files.exists(script) ? Optional.empty() : Optional.of(NO_SCRIPT + script);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static Optional<CommandScript> first(
      PartSpec objective, Path from, Predicate<String> isScript) {
    try {
      CommandSettings settings = CommandSettings.read(objective);
      List<String> words =
          settings.run().stream().flatMap(argument -> argument.texts().stream()).toList();
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        if (isScript.test(word) && !word.startsWith("-") && word.indexOf('{') < 0) {
          Path file = settings.folder(from).resolve(word).normalize();
          return Optional.of(new CommandScript(file, words.subList(i + 1, words.size())));
        }
      }
      return Optional.empty();
    } catch (WrongInputException | InvalidPathException unfinished) {
      return Optional.empty();
    }
  }

  /** What stands behind the last dot, in small letters; a name without one is all of it. */
  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
