package org.tunebench.engine.compute.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Settings;

/**
 * What a study asks of Slurm, read and checked. Values reach Slurm as arguments of their own, never
 * through a shell, and only those of these forms; the prologue alone is a script of the person's.
 *
 * @param jobs how many jobs may wait or run at once
 * @param cpus cores of each job
 * @param gpu whether a job gets a GPU
 * @param options of {@code sbatch}, an argument each
 * @param modules environment modules that each job loads first
 * @param prologue lines of bash that each job runs before it starts, or empty
 * @param program the folder of Tunebench on the nodes, or empty where it is the one of this process
 */
public record SlurmSettings(
    int jobs,
    int cpus,
    boolean gpu,
    List<String> options,
    List<String> modules,
    String prologue,
    Optional<String> program) {
  /** The word of the study file. */
  public static final String KIND = "slurm";

  private static final int JOBS = 4;
  private static final int MOST_JOBS = 1000;
  private static final int MOST_CPUS = 1024;
  private static final int LONGEST_PROLOGUE = 10_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}");
  private static final Pattern NAMES = Pattern.compile(NAME + "(,%s){0,20}".formatted(NAME));
  private static final Pattern GRES_ITEM =
      Pattern.compile("[a-z][a-z0-9_]{0,30}(:[A-Za-z][A-Za-z0-9_.-]{0,60})?(:[1-9][0-9]{0,3})?");
  private static final Pattern GRES =
      Pattern.compile(GRES_ITEM + "(,%s){0,8}".formatted(GRES_ITEM));
  private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]{0,7}[KMGT]?");
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}");
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}-)?\\d{1,3}:\\d{2}(:\\d{2})?");
  private static final Pattern PROGRAM = Pattern.compile("/[^\\p{Cntrl}]{1,1000}");

  /** Copies the lists. */
  public SlurmSettings {
    options = List.copyOf(options);
    modules = List.copyOf(modules);
  }

  /** In words, for screens. */
  public static PartKind kind() {
    return new PartKind(
        KIND,
        "Slurm",
        "Sends each trial as a job to the cluster; the window may be closed while they run. The"
            + " workspace must lie in a folder that the nodes share.",
        List.of(
            text("partition", "The queue; Slurm's default unless given."),
            text("gres", "What each job gets, such as gpu:1."),
            Setting.integer("cpus", 1, "Cores of each job."),
            text("memory", "Memory of each job, such as 16G."),
            text("time", "The longest that a job may run, such as 8h."),
            text("account", "Who is charged, where the cluster asks for it."),
            text("qos", "The quality of service, where the cluster asks for it."),
            Setting.integer("jobs", JOBS, "How many jobs may wait or run at once."),
            text("modules", "Environment modules to load, such as cuda/13.0."),
            text("program", "The folder of Tunebench on the nodes, where it is another one.")));
  }

  private static Setting text(String name, String description) {
    return Setting.word(name, "", List.of(), description);
  }

  /**
   * Reads what a study says.
   *
   * @throws org.tunebench.engine.WrongInputException if it cannot be used, naming the field
   */
  public static SlurmSettings of(PartSpec spec) {
    Settings settings = Settings.of("devices", spec);
    int cpus = settings.integer("cpus", 1, 1, MOST_CPUS);
    List<String> options = new ArrayList<>(List.of("--nodes=1", "--ntasks=1"));
    options.add("--cpus-per-task=" + cpus);
    matching(settings, "partition", NAMES, "a partition's name")
        .ifPresent(name -> options.add("--partition=" + name));
    Optional<String> gres = matching(settings, "gres", GRES, "such as gpu:1 or gpu:a100:2");
    gres.ifPresent(what -> options.add("--gres=" + what));
    matching(settings, "memory", MEMORY, "such as 16G or 800M")
        .ifPresent(size -> options.add("--mem=" + size));
    time(settings).ifPresent(limit -> options.add("--time=" + limit));
    matching(settings, "account", NAME, "an account's name")
        .ifPresent(name -> options.add("--account=" + name));
    matching(settings, "qos", NAME, "the name of a quality of service")
        .ifPresent(name -> options.add("--qos=" + name));
    SlurmSettings read =
        new SlurmSettings(
            settings.integer("jobs", JOBS, 1, MOST_JOBS),
            cpus,
            gres.filter(what -> what.startsWith("gpu") || what.contains(",gpu")).isPresent(),
            options,
            modules(settings),
            prologue(settings),
            matching(settings, "program", PROGRAM, "an absolute path"));
    settings.refuseOthers();
    return read;
  }

  /**
   * What each job runs beside our own worker, or in place of it, a line each: modules are scripts
   * of the cluster, the prologue and the program are whatever the study says.
   */
  public static List<String> programs(PartSpec spec) {
    SlurmSettings settings = of(spec);
    List<String> lines = new ArrayList<>();
    settings.modules().forEach(module -> lines.add("module load " + module));
    settings.prologue().lines().forEach(lines::add);
    settings.program().map(JobScript::launcher).map(Path::toString).ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> matching(
      Settings settings, String name, Pattern form, String right) {
    Optional<String> given = settings.text(name);
    if (given.isPresent() && !form.matcher(given.get()).matches()) {
      throw settings.wrong(name, right, given.get());
    }
    return given;
  }

  /** In Slurm's own form; a time of ours is rounded up to whole minutes. */
  private static Optional<String> time(Settings settings) {
    Optional<String> given = settings.text("time");
    if (given.isEmpty() || CLOCK.matcher(given.get()).matches()) {
      return given;
    }
    if (given.get().chars().allMatch(Character::isDigit)) {
      // Slurm would read minutes, every other time in a study file is seconds: nobody may guess.
      throw settings.wrong("time", "such as 90m, 8h or 1-12:00:00", given.get());
    }
    Duration limit = Durations.parse(settings.field("time"), given.get());
    return Optional.of(Long.toString(Math.max(1, limit.plusSeconds(59).toMinutes())));
  }

  private static List<String> modules(Settings settings) {
    Object given = settings.raw("modules");
    List<?> names =
        given instanceof List<?> list
            ? list
            : settings
                .text("modules")
                .map(all -> Arrays.asList(all.strip().split("\\s+")))
                .orElse(List.of());
    for (Object name : names) {
      if (!MODULE.matcher(String.valueOf(name)).matches()) {
        throw settings.wrong("modules", "names such as cuda/13.0, in a list", name);
      }
    }
    return names.stream().map(String::valueOf).toList();
  }

  private static String prologue(Settings settings) {
    String lines = settings.text("prologue").orElse("");
    if (lines.length() > LONGEST_PROLOGUE || lines.indexOf('\0') >= 0) {
      throw settings.wrong(
          "prologue",
          String.format(
              Locale.ROOT,
              "lines of bash, at most %d characters: put more into a script and call it",
              LONGEST_PROLOGUE),
          String.format(Locale.ROOT, "%d characters", lines.length()));
    }
    return lines;
  }
}
