package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Distribution;

/**
 * An option that a script declares for its command line.
 *
 * @param flags its spellings in the order of the script, at least one: {@code --lr}, {@code -l}
 * @param off the flag that says no where {@link #flags} say yes, such as {@code --no-amp}, or empty
 * @param name what the script itself calls it: {@code learning_rate} of {@code --learning-rate}
 * @param type what it takes
 * @param standard its default: {@link Long}, {@link Double}, {@link String} or {@link Boolean};
 *     empty where it has none, or none that is written out
 * @param choices all that it takes, or empty where that is not said
 * @param limits between which a number has to lie
 * @param help what the script says of it in one line, or empty
 * @param line where it is declared, from 1
 */
public record ScriptOption(
    List<String> flags,
    Optional<String> off,
    String name,
    Type type,
    Optional<Object> standard,
    List<Object> choices,
    Limits limits,
    String help,
    int line) {
  private static final int LONG_FLAG = 3;

  /** What an option takes. */
  public enum Type {
    /** A whole number. */
    WHOLE,
    /** A real number. */
    REAL,
    /** Text. */
    TEXT,
    /** Nothing: it is there or it is not. */
    SWITCH,
    /** Something else, such as several values, of which no parameter can be made. */
    OTHER
  }

  /**
   * Bounds of a number, both allowed.
   *
   * @param low the least, or minus infinity
   * @param high the greatest, or infinity
   */
  public record Limits(double low, double high) {
    /** Any number. */
    public static final Limits NONE =
        new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Copies the lists. */
  public ScriptOption {
    flags = List.copyOf(flags);
    choices = List.copyOf(choices);
  }

  /** The spelling that says most: the first long one, or else the first. */
  public String flag() {
    return flags.stream().filter(flag -> flag.startsWith("--")).findFirst().orElse(flags.get(0));
  }

  /**
   * What a command says to hand a parameter's value to it, in the script's spelling: <code>
   * --learning-rate={{ lr }}</code>, <code>{{ '--amp' if amp }}</code>. It is one argument, which
   * is left out where the parameter is inactive.
   *
   * @param parameter its name in the search space
   */
  public String argument(String parameter) {
    if (type == Type.SWITCH) {
      String otherwise = off.map(flag -> " else '" + flag + "'").orElse("");
      return "{{ '%s' if %s%s }}".formatted(flag(), parameter, otherwise);
    }
    // A short option takes its value without a sign between them.
    return flag() + (flag().length() < LONG_FLAG ? "" : "=") + "{{ " + parameter + " }}";
  }

  /**
   * Values that are worth a try, guessed from name, type and default; empty where there is nothing
   * to guess from, or to search, such as for paths and seeds.
   */
  public Optional<Distribution> guess() {
    return new OptionRange(this).values();
  }

  /** Whether it is, by its name, what people tune: a learning rate rather than a log interval. */
  public boolean isUsuallyTuned() {
    return new OptionRange(this).isUsuallyTuned();
  }
}
