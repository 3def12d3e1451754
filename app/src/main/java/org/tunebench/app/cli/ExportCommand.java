package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.FileTable;
import org.tunebench.engine.analysis.HistoryTable;
import org.tunebench.engine.analysis.TableForm;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.Marks;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.studyfile.yaml.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the table of a study's trials, or of their histories. */
@Command(
    name = "export",
    description = "Writes the table of a study's trials, or of what they reported while they ran.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final String HISTORIES = "--histories";
  private static final String METRIC = "--metric";
  private static final Set<String> ENDINGS = Set.of(".csv", ".json");

  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = "--format",
      paramLabel = "csv|json",
      completionCandidates = Candidates.Tables.class,
      description = "what to write; by the file's ending unless given, or else csv")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "the file to write, instead of standard output (-): .csv, .json, or packed .csv.gz,"
              + " .json.gz")
  private Path file;

  @Option(names = "--force", description = "replace the file if it exists")
  private boolean force;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "only trials with this tag, which 'tunebench note' gives them")
  private String tag;

  @Option(
      names = OneTrial.OPTION,
      split = ",",
      paramLabel = "N",
      description = "only these trials, by their numbers")
  private Set<Integer> numbers = Set.of();

  @Option(
      names = HISTORIES,
      description =
          "instead, what the trials reported while they ran: a line for each value, with the"
              + " columns trial, step (the epoch), metric and value")
  private boolean histories;

  @Option(
      names = METRIC,
      split = ",",
      paramLabel = "NAME",
      description = "with " + HISTORIES + ", only these metrics")
  private Set<String> metrics = Set.of();

  @Override
  public Integer call() {
    requireEnding();
    TableForm form = form();
    if (!metrics.isEmpty() && !histories) {
      throw new WrongInputException(
          METRIC, "chooses among histories: add %s, or leave it out".formatted(HISTORIES));
    }
    return root.lookAtStudies(
        repository -> {
          Study study = StudyNames.look(root.console(), repository, name);
          Map<Integer, Marks> marks = repository.marks(study.id());
          List<Trial> chosen = chosen(repository, study, marks);
          if (histories) {
            write(histories(repository, study, chosen), form, "reported value");
          } else {
            write(TrialTable.of(study.spec(), chosen, marks), form, "trial");
          }
        });
  }

  private TableForm form() {
    if (format == null) {
      return file == null ? TableForm.CSV : TableForm.of(OutputFile.unpacked(file));
    }
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "csv" -> TableForm.CSV;
      case "json" -> TableForm.JSON;
      default -> throw new WrongInputException("--format", "must be csv or json, not " + format);
    };
  }

  /** A file of another ending would not be what its name says. */
  private void requireEnding() {
    if (format != null || OutputFile.isStandard(file) || WholeFile.isStream(file)) {
      return;
    }
    String name = OutputFile.unpacked(Path.of(TextFile.name(file))).toString();
    String ending = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    if (name.lastIndexOf('.') > 0 && !ENDINGS.contains(ending)) {
      throw new WrongInputException(
          "-o",
          "'%s' must end with .csv, .csv.gz, .json or .json.gz, unless --format says what it is"
              .formatted(file.getFileName()));
    }
  }

  private List<Trial> chosen(StudyRepository repository, Study study, Map<Integer, Marks> marks) {
    numbers.forEach(number -> OneTrial.find(repository, study, number));
    List<Trial> trials =
        repository.trials(study.id()).stream()
            .filter(trial -> numbers.isEmpty() || numbers.contains(trial.number()))
            .toList();
    return tag == null ? trials : tagged(study, trials, marks);
  }

  private HistoryTable histories(StudyRepository repository, Study study, List<Trial> trials) {
    HistoryTable table = HistoryTable.of(repository, study.id(), trials, metrics);
    for (String metric : metrics) {
      if (!table.hasReported(metric)) {
        Set<String> reported = table.reported();
        throw new WrongInputException(
            METRIC,
            "no trial of '%s' has reported '%s'; there %s"
                .formatted(
                    study.spec().name(),
                    metric,
                    reported.isEmpty()
                        ? "are no reports at all"
                        : "are reports of " + String.join(", ", reported)));
      }
    }
    return table;
  }

  /** As the window's filter has it: whatever its case. */
  private List<Trial> tagged(Study study, List<Trial> trials, Map<Integer, Marks> marks) {
    List<Trial> found =
        trials.stream()
            .filter(
                trial ->
                    marks.getOrDefault(trial.number(), Marks.NONE).tags().stream()
                        .anyMatch(tag::equalsIgnoreCase))
            .toList();
    if (found.isEmpty()) {
      List<String> known =
          marks.values().stream().flatMap(m -> m.tags().stream()).distinct().sorted().toList();
      throw new WrongInputException(
          "--tag",
          "no trial of '%s' has the tag '%s'; there %s"
              .formatted(
                  study.spec().name(),
                  tag,
                  known.isEmpty() ? "are none yet" : "are " + String.join(", ", known)));
    }
    return found;
  }

  private void write(FileTable table, TableForm form, String what) {
    if (OutputFile.isStandard(file)) {
      DataOutput.write(root.console(), out -> table.write(form, out));
      return;
    }
    AtomicLong count = new AtomicLong();
    OutputFile.write(file, force, out -> count.set(table.write(form, out)), root::isCalledOff);
    root.console()
        .out()
        .printf("%d %s%s in %s%n", count.get(), what, count.get() == 1 ? "" : "s", file);
  }
}
