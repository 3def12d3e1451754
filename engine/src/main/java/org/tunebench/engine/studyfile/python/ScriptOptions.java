package org.tunebench.engine.studyfile.python;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.yaml.TextFile;

/**
 * The options that a Python script declares for its command line, read without running it.
 *
 * @param options in the order of the script; of one with commands those that stand before them
 * @param isComplete whether it declares no others: nothing but these is understood
 * @param takesBeginnings whether the beginning of an option's name will do, as argparse has it
 * @param commands what each command of the script takes behind its name, such as {@code fit} in
 *     {@code train.py fit --lr=0.1}, in the order of the script; mostly there are none
 */
public record ScriptOptions(
    List<ScriptOption> options,
    boolean isComplete,
    boolean takesBeginnings,
    Map<String, ScriptOptions> commands) {
  /** Nothing that can be told. */
  public static final ScriptOptions NONE = new ScriptOptions(List.of(), false, false);

  /** How many commands stand behind one another at most. */
  static final int DEEPEST = 8;

  /** What every script with options has. */
  private static final String HELP = "--help";

  private static final String LONG = "--";
  private static final int MOST_BYTES = 1_000_000;

  /** Copies the options and the commands. */
  public ScriptOptions {
    options = List.copyOf(options);
    commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
  }

  /** Of a script without commands. */
  ScriptOptions(List<ScriptOption> options, boolean isComplete, boolean takesBeginnings) {
    this(options, isComplete, takesBeginnings, Map.of());
  }

  /**
   * Reads a script's calls of argparse ({@code add_argument}), click ({@code option}) and absl
   * ({@code DEFINE_…}), or the signature of the one function that typer, Fire or tyro runs, or the
   * dataclasses that a parser takes. Names and values count that are written out, or a name in
   * capitals stands for; an option whose name is not is passed over. Subcommands of argparse, and
   * commands of a group of click or of typer, have their own.
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

  /**
   * The lines of a script, from 1, that declare an option whose name only the running script knows.
   *
   * @return none for a file that is missing or no Python
   */
  public static List<Integer> unreadIn(Path file) {
    try {
      String text = TextFile.read(file, MOST_BYTES, "script", "Python");
      return text.length() > PythonSpace.LONGEST
          ? List.of()
          : OptionReader.unread(Tokenizer.lines(text));
    } catch (WrongInputException none) {
      return List.of();
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
   * What may stand at the end of some arguments: what the command takes that they name, or else the
   * script itself.
   *
   * @param arguments what stands behind the script in a command
   */
  public ScriptOptions at(List<String> arguments) {
    int command = commandIn(arguments);
    return command < 0
        ? this
        : commands.get(arguments.get(command)).at(arguments.subList(command + 1, arguments.size()));
  }

  /** The place of the first command that is named, or -1. */
  private int commandIn(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (commands.containsKey(arguments.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Those of some arguments that the script would refuse, as far as can be told: long options, each
   * without its value, that it does not declare. None while it may declare more than was read.
   *
   * @param arguments what stands behind the script in a command
   */
  public List<String> unknownIn(List<String> arguments) {
    int command = commandIn(arguments);
    if (command >= 0) {
      return Stream.concat(
              unknown(arguments.subList(0, command)).stream(),
              commands
                  .get(arguments.get(command))
                  .unknownIn(arguments.subList(command + 1, arguments.size()))
                  .stream())
          .distinct()
          .toList();
    }
    // A word among them may be a command by another name.
    boolean mayNameOne =
        !commands.isEmpty() && arguments.stream().anyMatch(word -> !word.startsWith("-"));
    return mayNameOne ? List.of() : unknown(arguments);
  }

  private List<String> unknown(List<String> arguments) {
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
