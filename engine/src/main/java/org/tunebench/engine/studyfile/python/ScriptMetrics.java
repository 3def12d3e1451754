package org.tunebench.engine.studyfile.python;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.studyfile.yaml.TextFile;

/**
 * The metrics that a Python script reports, as far as its text says so: in what it prints after
 * {@code tunebench:}, and in its calls of {@code report} and {@code result}. Where there is none of
 * that, what it prints as plain {@code accuracy=…} counts.
 */
public final class ScriptMetrics {
  /** Nothing that can be told. */
  public static final ScriptMetrics NONE = new ScriptMetrics("", Set.of(), false);

  private static final int MOST_BYTES = 1_000_000;

  /** The rest of a text between quotes, or the arguments of a call. */
  private static final Pattern LINE =
      Pattern.compile(
          "([\"'])[^\"'\\n]*tunebench:((?:(?!\\1)[^\\n])*)"
              + "|(?<!\\w)(?:report|result)\\(([^\\n]*)");

  private static final Pattern NAME = Pattern.compile("(?<![\\w./-])([A-Za-z_][\\w./-]*)=(?!=)");

  /** Names that are made while it runs. */
  private static final Pattern MADE = Pattern.compile("\\}=|%s=|\\*\\*");

  /** Whoever names us reports on purpose: only such lines count then. */
  private static final String PURPOSE = "tunebench";

  private static final Set<String> STEPS = Set.of("step", "epoch");

  private final String text;
  private final Set<String> names;
  private final boolean plain;

  private ScriptMetrics(String text, Set<String> names, boolean plain) {
    this.text = text;
    this.names = names;
    this.plain = plain;
  }

  /**
   * Reads a script, without running it.
   *
   * @return {@link #NONE} for a file that is missing or too long
   */
  public static ScriptMetrics read(Path file) {
    try {
      return of(TextFile.read(file, MOST_BYTES, "script", "Python"));
    } catch (WrongInputException none) {
      return NONE;
    }
  }

  /** Reads the same in text. */
  public static ScriptMetrics of(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher lines = LINE.matcher(text);
    while (lines.find()) {
      String line = lines.group(2) == null ? lines.group(3) : lines.group(2);
      if (MADE.matcher(line).find()) {
        return NONE;
      }
      Matcher found = NAME.matcher(line);
      while (found.find()) {
        names.add(found.group(1));
      }
    }
    names.removeAll(STEPS);
    if (names.isEmpty() && !text.contains(PURPOSE)) {
      return new ScriptMetrics(text, new LinkedHashSet<>(PrintedNames.in(text)), true);
    }
    return new ScriptMetrics(text, names, false);
  }

  /**
   * Whether they are printed as plain {@code name=value}, which counts where the study has no way
   * of its own to read metrics.
   */
  public boolean arePlain() {
    return plain;
  }

  /** Those that were found, in the order of the script; of plain ones the likelier first. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /**
   * Whether the script reports others and nowhere says this one. A name before an equals sign or in
   * quotes may be part of a report that goes on in another line.
   */
  public boolean lacks(String metric) {
    String quoted = Pattern.quote(metric);
    Pattern said = Pattern.compile("(?<![\\w./-])%1$s=(?!=)|[\"']%1$s[\"']".formatted(quoted));
    return !names.isEmpty() && !names.contains(metric) && !said.matcher(text).find();
  }
}
