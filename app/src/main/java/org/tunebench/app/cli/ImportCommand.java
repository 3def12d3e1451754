package org.tunebench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.ImportedStudy;
import org.tunebench.engine.studyfile.table.TrialTables;
import org.tunebench.store.optuna.OptunaFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a finished study of a table of trials, or of one in a file of Optuna. */
@Command(
    name = "import",
    description =
        "Makes a study of a table of finished trials or of an Optuna file, to be looked at and"
            + " compared.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(
      paramLabel = "FILE",
      description =
          "CSV or JSON with a line a trial, also packed (.gz), or - for standard input; or an"
              + " SQLite file of Optuna")
  private Path file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the study is called; Optuna's own name unless given")
  private String name;

  /** What a field of the readers is called here. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          ImportOptions.METRIC,
          "--metric",
          ImportOptions.RESULTS,
          "--result",
          ImportOptions.SKIP,
          "--skip",
          ImportOptions.PARAMETERS,
          "--parameter",
          "name",
          "--name",
          OptunaFile.STUDY,
          "--study");

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "which study of an Optuna file; needed where it holds several")
  private String study;

  @Option(
      names = "--metric",
      paramLabel = "COLUMN",
      description =
          "the result that decides; unless given, a metric that Tunebench reports itself (loss,"
              + " marginal_ll and its others) or else the only column that is called like a metric"
              + " (accuracy, val_acc, auc, f1, reward, rmse, error and the like)")
  private String metric;

  @Option(
      names = "--goal",
      paramLabel = "minimize|maximize",
      completionCandidates = Candidates.Goals.class,
      description = "what is better; as the metric's name says unless given, or else minimize")
  private String goal;

  @Option(
      names = "--result",
      paramLabel = "COLUMN",
      description = "further columns that are results, not parameters; several with commas")
  private List<String> results = List.of();

  @Option(
      names = "--skip",
      paramLabel = "COLUMN",
      description = "columns, or parameters of an Optuna file, to leave out")
  private List<String> skip = List.of();

  @Option(
      names = "--parameter",
      paramLabel = "COLUMN",
      description =
          "columns that are parameters although they sound as if they named or timed the trials")
  private List<String> parameters = List.of();

  @Override
  public Integer call() {
    if (name != null) {
      StudySpec.requireName(name);
    }
    Optional<ImportedStudy> imported = unlessInterrupted();
    return imported.isEmpty()
        ? ExitCodes.INTERRUPTED
        : root.withEngine(
            (engine, interruption) -> keep(imported.get(), engine.repository(), interruption));
  }

  /** Reading waits for nobody: there is nothing yet that it could leave behind. */
  private Optional<ImportedStudy> unlessInterrupted() {
    try (Interruption interruption = root.environment().interruption().get()) {
      interruption.onRequest(
          () -> {
            sayInterrupted();
            interruption.waitForNothing();
          });
      ImportedStudy imported = read();
      return Optional.of(imported).filter(read -> !interruption.requested());
    }
  }

  private int keep(ImportedStudy imported, StudyRepository repository, Interruption interruption) {
    try {
      imported.keepIn(repository, interruption::requested);
    } catch (WrongInputException wrong) {
      throw asTyped(wrong);
    } catch (CancellationException interrupted) {
      sayInterrupted();
      return ExitCodes.INTERRUPTED;
    }
    imported.notes().forEach(this::tell);
    root.console()
        .out()
        .printf(
            "%s: %s with %d parameter%s; see them with: %s%n",
            imported.spec().name(),
            PlainText.trials(imported.trials().size()),
            imported.spec().space().size(),
            imported.spec().space().size() == 1 ? "" : "s",
            root.command("show", imported.spec().name()));
    return ExitCodes.DONE;
  }

  private void sayInterrupted() {
    root.console().err().println("interrupted: nothing was imported");
  }

  private void tell(String note) {
    String said =
        CommandLineApp.withOption(
            note, ImportOptions.LESS_IS_BETTER, ", unless --goal maximize says otherwise");
    said =
        CommandLineApp.withOption(
            said, ImportOptions.MORE_IS_BETTER, ", unless --goal minimize says otherwise");
    said =
        CommandLineApp.withOption(
            said, ImportOptions.DECIDES_BY_NAME, ", unless --metric names another");
    if (said.contains(ImportOptions.LEFT_OUT)) {
      said += "; --result COLUMN keeps one as a result, --parameter COLUMN as a parameter";
    }
    said =
        CommandLineApp.withOption(
            said, ImportOptions.OTHERS_ARE_PARAMETERS, ", unless --result names them");
    root.console().err().println("note: " + PlainText.visible(said));
  }

  private ImportedStudy read() {
    refuseDefinition();
    try {
      return OptunaFile.isDatabase(InputFile.of(file)) ? fromOptuna() : fromTable();
    } catch (WrongInputException wrong) {
      throw asTyped(wrong);
    }
  }

  /** By its ending: no table of trials is YAML. */
  private void refuseDefinition() {
    String ending = file.toString().toLowerCase(Locale.ROOT);
    if ((ending.endsWith(".yaml") || ending.endsWith(".yml")) && Files.exists(file)) {
      throw new WrongInputException(
          "",
          "%s is the definition of a study, not a table of its trials: run it with '%s'"
              .formatted(file.getFileName(), root.command("run", file.toString())));
    }
  }

  private static WrongInputException asTyped(WrongInputException wrong) {
    String option = OPTIONS.get(wrong.field());
    return option == null ? wrong : new WrongInputException(option, wrong.getMessage(), wrong);
  }

  private ImportedStudy fromOptuna() {
    refuse("--metric", metric != null);
    refuse("--goal", goal != null);
    refuse("--result", !results.isEmpty());
    refuse("--parameter", !parameters.isEmpty());
    ImportedStudy found = new OptunaFile(file).read(Optional.ofNullable(study), separated(skip));
    return name == null ? found : found.named(name);
  }

  private static Set<String> separated(List<String> typed) {
    return typed.stream()
        .flatMap(names -> Arrays.stream(names.split(",")))
        .collect(Collectors.toSet());
  }

  private static void refuse(String option, boolean given) {
    if (given) {
      throw new WrongInputException(
          option, "is for tables: a file of Optuna says so itself, leave it out");
    }
  }

  private ImportedStudy fromTable() {
    Path table = InputFile.of(file);
    if (name == null && Files.exists(table)) {
      throw new WrongInputException(
          "--name", "a table does not name its study: say what to call it");
    }
    if (study != null && Files.exists(table)) {
      throw new WrongInputException("--study", "is for files of Optuna: a table is one study");
    }
    ImportOptions options =
        new ImportOptions(
            Objects.requireNonNullElse(name, "imported"),
            Optional.ofNullable(metric),
            Optional.ofNullable(goal).map(this::goal),
            results,
            skip,
            parameters);
    return TrialTables.read(table, options, root.environment().backend().objectives());
  }

  private Goal goal(String word) {
    for (Goal known : Goal.values()) {
      if (known.word().equals(word)) {
        return known;
      }
    }
    throw new WrongInputException("--goal", "must be minimize or maximize, not " + word);
  }
}
