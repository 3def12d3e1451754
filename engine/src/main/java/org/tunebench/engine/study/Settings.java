package org.tunebench.engine.study;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.Decimals;
import org.tunebench.engine.Nearest;
import org.tunebench.engine.WrongInputException;

/**
 * Reads the settings of a {@link PartSpec} one by one, each with its default and its bounds, and at
 * the end refuses those that nobody asked for. Every refusal names the field.
 */
public final class Settings {
  private final String path;
  private final Map<String, Object> values;
  private final Set<String> known = new LinkedHashSet<>();

  private Settings(String path, Map<String, Object> values) {
    this.path = path;
    this.values = values;
  }

  /**
   * @param part {@code objective}, {@code sampler} or {@code pruner}: how messages begin
   */
  public static Settings of(String part, PartSpec spec) {
    return new Settings(part + "." + spec.kind(), spec.settings());
  }

  /** The whole field name of a setting. */
  public String field(String name) {
    return path + "." + name;
  }

  /** Whether the person gave this setting. */
  public boolean has(String name) {
    known.add(name);
    return values.containsKey(name);
  }

  /** A whole number between two bounds, both included. */
  public int integer(String name, int otherwise, int least, int most) {
    Object raw = raw(name);
    if (raw == null) {
      return otherwise;
    }
    if (raw instanceof Number n
        && n.doubleValue() == Math.rint(n.doubleValue())
        && n.doubleValue() >= least
        && n.doubleValue() <= most) {
      return n.intValue();
    }
    throw wrong(name, String.format(Locale.ROOT, "a whole number from %d to %d", least, most), raw);
  }

  /** A finite number between two bounds, both included. */
  public double number(String name, double otherwise, double least, double most) {
    Object raw = raw(name);
    if (raw == null) {
      return otherwise;
    }
    if (raw instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most) {
      return n.doubleValue();
    }
    throw wrong(name, numberWithin(least, most), raw);
  }

  private static String numberWithin(double least, double most) {
    boolean above = least > -Double.MAX_VALUE;
    boolean below = most < Double.MAX_VALUE;
    if (above && below) {
      return "a number from %s to %s".formatted(Decimals.text(least), Decimals.text(most));
    } else if (above) {
      return "a number, at least " + Decimals.text(least);
    }
    return below ? "a number, at most " + Decimals.text(most) : "a number";
  }

  /** A truth value. */
  public boolean flag(String name, boolean otherwise) {
    Object raw = raw(name);
    if (raw == null) {
      return otherwise;
    }
    if (raw instanceof Boolean b) {
      return b;
    }
    throw wrong(name, "true or false", raw);
  }

  /** Text, or empty where it is not given. */
  public Optional<String> text(String name) {
    Object raw = raw(name);
    if (raw == null) {
      return Optional.empty();
    }
    if (raw instanceof String || raw instanceof Number || raw instanceof Boolean) {
      return Optional.of(raw.toString());
    }
    throw wrong(name, "text", raw);
  }

  /** One of several words. */
  public String word(String name, String otherwise, String... allowed) {
    String given = text(name).orElse(otherwise);
    if (!Arrays.asList(allowed).contains(given)) {
      throw wrong(name, "one of " + String.join(", ", allowed), given);
    }
    return given;
  }

  /** A time such as {@code 90s}, {@code 30m}, {@code 8h}, {@code 2d}, {@code 1h30m}. */
  public Optional<Duration> time(String name) {
    Object raw = raw(name);
    return raw == null ? Optional.empty() : Optional.of(Durations.parse(field(name), raw));
  }

  /** A setting as it is, or null. */
  public Object raw(String name) {
    known.add(name);
    return values.get(name);
  }

  /** A setting that must be given is not. */
  public WrongInputException missing(String name, String right) {
    return new WrongInputException(field(name), "is missing: give " + right);
  }

  /** What to throw for a setting that cannot be used. */
  public WrongInputException wrong(String name, String right, Object given) {
    return new WrongInputException(field(name), "must be %s, not %s".formatted(right, given));
  }

  /** A refusal of a setting that may not be given beside others. */
  public WrongInputException unwanted(String name, String why) {
    return new WrongInputException(field(name), "must be left out: " + why);
  }

  /**
   * Call after the last setting was read.
   *
   * @throws WrongInputException if there are settings that nobody asked for
   */
  public void refuseOthers() {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        throw new WrongInputException(
            field(name), "there is no such setting; " + whatThereIs(name));
      }
    }
  }

  /**
   * Refuses settings that there are not before any of them is read: one whose name is wrong is
   * often the one that seems to be missing.
   *
   * @param all the names that there are
   * @throws WrongInputException as {@link #refuseOthers}
   */
  public void refuseOthersThan(Collection<String> all) {
    known.addAll(all);
    refuseOthers();
  }

  private String whatThereIs(String given) {
    if (known.isEmpty()) {
      return "it takes none";
    }
    return Nearest.to(given, known)
        .map("did you mean '%s'?"::formatted)
        .orElse("there are " + String.join(", ", known));
  }
}
