package org.tunebench.engine.studyfile.python;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.yaml.TextFile;

/**
 * The options that a Python script declares for its command line, read without running it.
 *
 * @param options in the order of the script
 * @param isComplete whether it declares no others: nothing but these is understood
 * @param takesBeginnings whether the beginning of an option's name will do, as argparse has it
 */
public record ScriptOptions(
    List<ScriptOption> options, boolean isComplete, boolean takesBeginnings) {
  /** Nothing that can be told. */
  public static final ScriptOptions NONE = new ScriptOptions(List.of(), false, false);

  /** What every script with options has. */
  private static final String HELP = "--help";

  private static final String LONG = "--";
  private static final int MOST_BYTES = 1_000_000;

  /** Copies the options. */
  public ScriptOptions {
    options = List.copyOf(options);
  }

  /**
   * Reads a script's calls of argparse ({@code add_argument}), click ({@code option}) and absl
   * ({@code DEFINE_…}), or the signature of the one function that typer, Fire or tyro runs, or the
   * dataclasses that a parser takes. Names and values count that are written out, or a name in
   * capitals stands for; an option whose name is not is passed over.
   *
   * @return {@link #NONE} for a file that is missing, no Python, or declares nothing of that kind
   */
  public static ScriptOptions read(Path file) {
    try {
      return read(TextFile.read(file, MOST_BYTES, "script", "Python"));
    } catch (WrongInputException none) {
      return NONE;
    }
  }

  /** Reads the same in text. */
  public static ScriptOptions read(String text) {
    if (text.length() > PythonSpace.LONGEST) {
      return NONE;
    }
    try {
      return OptionReader.read(Tokenizer.lines(text));
    } catch (WrongInputException noPython) {
      return NONE;
    }
  }

  /** The option that a script knows by this name, or that is spelt so, or empty. */
  public Optional<ScriptOption> of(String name) {
    String spelt = LONG + name;
    return options.stream()
        .filter(option -> option.name().equals(name) || option.flags().contains(spelt))
        .findFirst();
  }

  /** Those that a range can be guessed for; of several that set the same, the first. */
  public List<ScriptOption> searchable() {
    Map<String, ScriptOption> byName = new LinkedHashMap<>();
    options.stream()
        .filter(option -> option.guess().isPresent())
        .forEach(option -> byName.putIfAbsent(option.name(), option));
    return List.copyOf(byName.values());
  }

  /**
   * Those of some arguments that the script would refuse, as far as can be told: long options, each
   * without its value, that it does not declare. None while it may declare more than was read.
   *
   * @param arguments what stands behind the script in a command
   */
  public List<String> unknownIn(List<String> arguments) {
    if (!isComplete) {
      return List.of();
    }
    return arguments.stream()
        .takeWhile(argument -> !argument.equals(LONG))
        .filter(argument -> argument.startsWith(LONG))
        .map(argument -> argument.split("=", 2)[0])
        .filter(flag -> flag.indexOf('{') < 0 && !isKnown(flag))
        .distinct()
        .toList();
  }

  private boolean isKnown(String flag) {
    return flag.equals(HELP)
        || options.stream()
            .anyMatch(option -> isSpelling(flag, option.flags()) || isOff(flag, option));
  }

  private boolean isOff(String flag, ScriptOption option) {
    return isSpelling(flag, option.off().stream().toList());
  }

  private boolean isSpelling(String flag, List<String> spellings) {
    return spellings.stream()
        .anyMatch(
            spelling -> spelling.equals(flag) || (takesBeginnings && spelling.startsWith(flag)));
  }
}
