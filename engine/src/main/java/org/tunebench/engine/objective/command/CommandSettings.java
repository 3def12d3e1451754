package org.tunebench.engine.objective.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * What a study file says under {@code objective.command}.
 *
 * @param run the program and its arguments
 * @param folder the working folder, relative to the study file's
 * @param timeout after which a trial fails, or empty
 * @param grace between asking a process to end and ending it
 * @param env further environment variables
 * @param form which printed lines are reports
 * @param best whether the best value is the result, rather than the last
 * @param metricsFile a file in the trial's folder that is followed, or empty
 */
record CommandSettings(
    List<Argument> run,
    String folder,
    Optional<Duration> timeout,
    Duration grace,
    Map<String, Template> env,
    LineReports.Form form,
    boolean best,
    Optional<String> metricsFile) {

  static final String KIND = "command";
  static final String FOLDER = "folder";
  static final String RUN = "run";
  static final String REPORT = "report";
  static final String ENV = "env";
  static final String METRICS_FILE = "metrics-file";
  private static final String NONE = "none";
  private static final String OWN_VARIABLES = "TUNEBENCH_";
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Longer than any person waits, and short enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * @throws WrongInputException naming the setting that cannot be used
   */
  static CommandSettings read(PartSpec objective) {
    Settings settings = Settings.of("objective", objective);
    Object run = settings.raw(RUN);
    if (run == null) {
      throw settings.missing(RUN, "a list such as [python3, train.py, \"--lr={{ lr }}\"]");
    }
    CommandSettings read =
        new CommandSettings(
            new RunReader(settings.field(RUN)).read(run),
            settings.text(FOLDER).orElse("."),
            settings.time("timeout").map(CommandSettings::bounded),
            bounded(settings.time("grace").orElse(GRACE)),
            env(settings),
            form(settings),
            settings.word("result", "last", "last", "best").equals("best"),
            metricsFile(settings));
    settings.refuseOthers();
    return read;
  }

  /**
   * The folder, the environment and the words of the command as the study has them, for a person to
   * read.
   */
  static List<String> programs(PartSpec objective) {
    List<String> lines = new ArrayList<>();
    Optional.ofNullable(objective.settings().get(FOLDER)).ifPresent(to -> lines.add("cd " + to));
    if (objective.settings().get(ENV) instanceof Map<?, ?> env) {
      env.forEach((name, value) -> lines.add(name + "=" + words(value)));
    }
    Optional.ofNullable(objective.settings().get(RUN)).ifPresent(run -> lines.add(words(run)));
    return lines;
  }

  private static String words(Object value) {
    return value instanceof Collection<?> all
        ? all.stream().map(CommandSettings::words).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }

  private static Duration bounded(Duration time) {
    return time.compareTo(LONGEST) < 0 ? time : LONGEST;
  }

  private static Map<String, Template> env(Settings settings) {
    Object raw = settings.raw(ENV);
    Map<String, Template> env = new LinkedHashMap<>();
    if (raw == null) {
      return env;
    }
    if (!(raw instanceof Map<?, ?> map)) {
      throw settings.wrong(ENV, "a group such as {DATA: /data, LR: \"{{ lr }}\"}", raw);
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey());
      String field = settings.field(ENV) + "." + name;
      requireVariable(field, name, entry.getValue());
      env.put(name, new Template(field, TrialValues.text(entry.getValue())));
    }
    return env;
  }

  private static void requireVariable(String field, String name, Object value) {
    if (name.isBlank() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
      throw new WrongInputException(field, "cannot name an environment variable");
    }
    if (name.startsWith(OWN_VARIABLES)) {
      throw new WrongInputException(
          field, "is set by Tunebench itself: choose a name without " + OWN_VARIABLES);
    }
    boolean plain = value instanceof String || value instanceof Number || value instanceof Boolean;
    if (!plain || value.toString().indexOf('\0') >= 0) {
      throw new WrongInputException(field, "must be text or a number, not " + value);
    }
  }

  private static LineReports.Form form(Settings settings) {
    Optional<String> report = settings.text(REPORT);
    if (report.isPresent() && report.get().equals(NONE)) {
      return new LineReports.Form(false, Optional.empty());
    }
    return new LineReports.Form(true, report.map(text -> pattern(settings, text)));
  }

  private static Pattern pattern(Settings settings, String text) {
    String right =
        "a regular expression with a group for the value of the metric, or one for the name and one"
            + " for the value, such as (\\w+)=(\\S+)";
    try {
      Pattern pattern = Pattern.compile(text);
      int groups = pattern.matcher("").groupCount();
      if (groups == 1 || groups == 2) {
        return pattern;
      }
      throw settings.wrong(REPORT, right, "one with %d groups: %s".formatted(groups, text));
    } catch (PatternSyntaxException e) {
      throw settings.wrong(
          REPORT, right, "%s (%s)".formatted(text, e.getDescription().toLowerCase(Locale.ROOT)));
    }
  }

  private static Optional<String> metricsFile(Settings settings) {
    Optional<String> given = settings.text(METRICS_FILE);
    given.ifPresent(
        text -> {
          if (text.isBlank() || !staysWithin(text)) {
            throw settings.wrong(
                METRICS_FILE,
                "a path within the trial's folder ($TUNEBENCH_OUTPUT_DIR), such as metrics.jsonl",
                text);
          }
        });
    return given;
  }

  private static boolean staysWithin(String text) {
    try {
      Path path = Path.of(text);
      return !path.isAbsolute() && !path.normalize().startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What the arguments and the variables name; all of the space where a macro stands for it. */
  Set<String> names(SearchSpace space) {
    Set<String> names = new LinkedHashSet<>();
    run.forEach(argument -> names.addAll(argument.names()));
    env.values().forEach(template -> names.addAll(template.names()));
    if (run.stream().anyMatch(Argument.All.class::isInstance)) {
      space.parameters().forEach(parameter -> names.add(parameter.name()));
    }
    return names;
  }

  /**
   * Checks that the names in the command are parameters.
   *
   * @throws WrongInputException naming the setting and the unknown name
   */
  void requireFits(SearchSpace space) {
    new RunReader(field(RUN)).requireFits(run, space);
    env.forEach(
        (name, template) -> {
          RunReader.requireKnown(field(ENV) + "." + name, template.names(), space);
          RunReader.requireTruth(field(ENV) + "." + name, template.switches(), space);
        });
  }

  /**
   * The working folder.
   *
   * @param from where a relative one starts
   */
  Path folder(Path from) {
    try {
      return from.toAbsolutePath().resolve(folder).normalize();
    } catch (InvalidPathException e) {
      throw new WrongInputException(field(FOLDER), "'%s' is no path".formatted(folder), e);
    }
  }

  /**
   * Checks that folder and program exist.
   *
   * @param from where a relative folder starts
   */
  void requireRunnable(Path from) {
    Path where = folder(from);
    if (!java.nio.file.Files.isDirectory(where)) {
      throw new WrongInputException(field(FOLDER), "there is no folder " + where);
    }
    Template program = ((Argument.One) run.get(0)).template();
    if (program.names().isEmpty()) {
      Programs.problem(program.toString(), where)
          .ifPresent(
              problem -> {
                throw new WrongInputException(field(RUN), problem);
              });
    }
  }

  private static String field(String setting) {
    return "objective." + KIND + "." + setting;
  }
}
