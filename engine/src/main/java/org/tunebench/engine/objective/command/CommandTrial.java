package org.tunebench.engine.objective.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.tunebench.engine.ExitStatus;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.TrialFailedException;
import org.tunebench.engine.processes.ProcessTree;
import org.tunebench.engine.study.Durations;
import org.tunebench.engine.study.MetricSpec;

/** One run of the command, from its start until nothing of it is left. */
final class CommandTrial {
  /** How often it is looked at: for reports in its file, its time limit, a wish to stop. */
  private static final long LOOK_MILLIS = 100;

  /** Looking for descendants costs more. */
  private static final int LOOKS_A_CENSUS = 10;

  private static final long OUTPUT_MILLIS = 2000;

  private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d,\\d");
  private static final String POINT = "; a number has a decimal point, as 1.5 does, and no comma";

  private final CommandSettings settings;
  private final Path folder;
  private final MetricSpec metric;
  private final TrialContext trial;
  private final TrialValues values;
  private final BoundedLog log;
  private final Reports reports;
  private final LineReports found;
  private final OutputLines lines;
  private final List<String> line = new ArrayList<>();

  /**
   * @param folder the working folder, absolute
   */
  CommandTrial(CommandSettings settings, Path folder, MetricSpec metric, TrialContext trial) {
    this.settings = settings;
    this.folder = folder;
    this.metric = metric;
    this.trial = trial;
    this.values = TrialValues.of(trial);
    this.log = new BoundedLog(trial::log);
    this.reports = new Reports(metric, settings.best(), trial);
    this.found = new LineReports(metric.name(), settings.form(), log::note);
    this.lines = lines();
  }

  /**
   * Runs it.
   *
   * @param run the name of the run in the environment of its processes
   * @param sharing how many trials share the machine's cores
   * @return the final metrics
   * @throws TrialFailedException if there is no result
   * @throws InterruptedException if it was to stop; nothing of it is left then, either
   */
  Map<String, Double> run(String run, int sharing) throws InterruptedException {
    if (trial.stopRequested()) {
      throw new InterruptedException("the trial is to stop");
    }
    try {
      Process process = start(run, sharing);
      boolean inTime = follow(process, run);
      return result(process, inTime);
    } finally {
      log.end();
    }
  }

  private Process start(String run, int sharing) {
    settings.run().forEach(argument -> line.addAll(argument.fill(values)));
    line.set(0, Programs.located(line.get(0), folder));
    log.note("runs %s in %s".formatted(JsonLines.list(line), folder));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectErrorStream(true);
    TrialEnvironment.set(builder.environment(), settings, values, run, sharing);
    String code = CodeState.of(folder, line, builder.environment());
    if (!code.isEmpty()) {
      log.note("code: " + code);
    }
    try {
      Files.createDirectories(Path.of(values.checkpoints()));
      if (line.contains(values.jsonFile().toString())) {
        values.writeJsonFile();
      }
      Process process = builder.start();
      // It has nobody to talk to: a prompt must see the end rather than wait for ever.
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new TrialFailedException(
          "the command cannot be started: %s".formatted(e.getMessage()), e);
    }
  }

  /** Reads and waits until it has ended or its time is over; ends what is left of it. */
  private boolean follow(Process process, String run) throws InterruptedException {
    ProcessTree tree = new ProcessTree(process, run);
    Optional<MetricsFile> file =
        settings
            .metricsFile()
            .map(f -> new MetricsFile(values.folder().resolve(f), reports::add, log::note));
    Output output = Output.read(process.getInputStream(), lines, "output-" + run);
    boolean inTime = false;
    try {
      inTime = await(process, tree, file);
    } finally {
      int left = tree.end(settings.grace());
      if (inTime && left > 0) {
        log.note("has ended %d processes that the command had left running".formatted(left));
      }
    }
    if (!output.awaitEnd(OUTPUT_MILLIS)) {
      log.note("something that could not be found still holds the command's output");
    }
    file.ifPresent(MetricsFile::end);
    reports.end();
    return inTime;
  }

  private OutputLines lines() {
    RedrawnLines bar = new RedrawnLines(metric.name());
    return new OutputLines(
        (text, overwritten, cut) -> {
          bar.next(found.in(text), overwritten).ifPresent(reports::add);
          if (!overwritten) {
            log.line(text, cut);
          }
        });
  }

  /** Waits for its end; false if its time was over first. */
  private boolean await(Process process, ProcessTree tree, Optional<MetricsFile> file)
      throws InterruptedException {
    long from = System.nanoTime();
    long most = settings.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    for (int look = 0; System.nanoTime() - from < most; look++) {
      if (trial.stopRequested()) {
        throw new InterruptedException("the trial is to stop");
      }
      long left = TimeUnit.NANOSECONDS.toMillis(most - (System.nanoTime() - from)) + 1;
      if (process.waitFor(Math.min(LOOK_MILLIS, left), TimeUnit.MILLISECONDS)) {
        return true;
      }
      file.ifPresent(MetricsFile::look);
      if (look % LOOKS_A_CENSUS == 0) {
        tree.look();
      }
    }
    return false;
  }

  private Map<String, Double> result(Process process, boolean inTime) {
    if (!inTime) {
      String time = settings.timeout().map(Durations::format).orElse("");
      throw failure("the command ran longer than its timeout of %s".formatted(time));
    }
    int exit = process.exitValue();
    if (exit != 0) {
      String ended = "the command ended with " + ExitStatus.describe(exit);
      throw failure(ended + CommandScript.missing(line, folder).map(": "::concat).orElse(""));
    }
    Map<String, Double> result = reports.result();
    if (result.isEmpty()) {
      throw failure(noNumber());
    }
    return result;
  }

  private String noNumber() {
    String name = metric.name();
    return reports
        .noNumber()
        .map(
            text ->
                "the command gave '%s' for the metric '%s': no number%s"
                    .formatted(text, name, DECIMAL_COMMA.matcher(text).find() ? POINT : ""))
        .orElseGet(() -> new MissingMetric(name).sentence(given(), hint()));
  }

  private List<String> given() {
    List<String> reported = reports.names();
    Set<String> parameters = trial.configuration().values().keySet();
    return reported.isEmpty()
        ? found.others().stream().filter(other -> !parameters.contains(other)).toList()
        : reported;
  }

  private String hint() {
    if (lines.sawUnmarked()) {
      return " it prints UTF-16 after other text, which is not read; in UTF-8,";
    }
    return reports.names().isEmpty()
        ? found.inOtherForm().map(MissingMetric::howToRead).orElse("")
        : "";
  }

  private TrialFailedException failure(String sentence) {
    return new TrialFailedException(sentence + log.tail());
  }
}
