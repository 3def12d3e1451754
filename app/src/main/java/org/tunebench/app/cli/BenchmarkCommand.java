package org.tunebench.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets a study's best trial beside its default configuration: table 5 of scVI's autotune post. */
@Command(
    name = "benchmark",
    description = "Compares a study's best trial with its default configuration, metric by metric.",
    mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = "--measure",
      description =
          "train both once more to measure what the study has not measured, such as imputation")
  private boolean measure;

  @Mixin private ShownAs as;

  @Override
  public Integer call() {
    boolean json = as.isJson();
    // What is told meanwhile does not stand in what another program reads.
    Console beside = json ? root.console().beside() : root.console();
    if (!measure) {
      return root.lookAtStudies(
          repository -> {
            Study study = StudyNames.find(root.console(), repository, name);
            show(study, stored(repository, study), json);
          });
    }
    return root.withStudies(
        (engine, interruption) -> {
          Study study = StudyNames.find(root.console(), engine.repository(), name);
          TunedAgainstDefault stored = stored(engine.repository(), study);
          Optional<TunedAgainstDefault> whole =
              measured(stored, study, engine, beside, new JobRun(beside, interruption));
          if (whole.isEmpty()) {
            root.console().err().println("interrupted: nothing was measured");
            return ExitCodes.INTERRUPTED;
          }
          show(study, whole.get(), json);
          return ExitCodes.DONE;
        });
  }

  private TunedAgainstDefault stored(StudyRepository repository, Study study) {
    List<Trial> trials = repository.trials(study.id());
    return TunedAgainstDefault.of(study.spec().metric(), trials)
        .orElseThrow(() -> new WrongInputException("", nothingToCompare(study, trials)));
  }

  private String nothingToCompare(Study study, List<Trial> trials) {
    String called = study.spec().name();
    Optional<Trial> last = trials.stream().filter(Trial::isBaseline).reduce((a, b) -> b);
    Optional<TrialState> end = last.map(Trial::state).filter(TrialState::isTerminal);
    if (end.isPresent()) {
      String number = Integer.toString(last.get().number());
      return "trial %s of '%s', the default configuration, has not completed but %s: see why with '%s'"
          .formatted(
              number,
              called,
              end.get().word(),
              root.command("show", called, OneTrial.OPTION, number));
    }
    return (last.isPresent() || study.spec().baseline().isPresent()
            ? "the default configuration of '%s' has not completed yet: compare with it once it has"
            : "'%s' has no trial of a default configuration to compare with: name one as 'baseline'"
                + " in its study file, and run that under another name")
        .formatted(called);
  }

  private Optional<TunedAgainstDefault> measured(
      TunedAgainstDefault stored, Study study, SearchEngine engine, Console console, JobRun run) {
    Optional<Map<String, Double>> tuned = again(stored.tuned(), study, engine, console, run);
    if (tuned.isEmpty() || stored.isSame()) {
      return tuned.map(metrics -> stored.measuredAgain(study.spec().metric(), metrics, metrics));
    }
    return again(stored.standard(), study, engine, console, run)
        .map(
            standard -> stored.measuredAgain(study.spec().metric(), tuned.orElseThrow(), standard));
  }

  private Optional<Map<String, Double>> again(
      Trial trial, Study study, SearchEngine engine, Console console, JobRun run) {
    console.out().printf("trains trial %d once more%n", trial.number());
    return run.toItsEnd(engine.measuringAgain(study.id(), trial.number()), "epoch", 0);
  }

  private void show(Study study, TunedAgainstDefault comparison, boolean json) {
    if (json) {
      DataOutput.write(root.console(), out -> StudyJson.benchmark(study.spec(), comparison, out));
    } else {
      print(comparison);
    }
  }

  private void print(TunedAgainstDefault comparison) {
    TextTable table = new TextTable(List.of("metric", ">tuned", ">default", ">change"));
    for (TunedAgainstDefault.Row row : comparison.rows()) {
      table.row(
          row.metric(),
          figure(row.tuned()),
          figure(row.standard()),
          Change.text(Change.percent(row.tuned(), row.standard())));
    }
    List<String> trials = new ArrayList<>(List.of("trial"));
    trials.add("#" + comparison.tuned().number());
    trials.add("#" + comparison.standard().number());
    trials.add("");
    table.row(trials);
    table.print(root.console().out());
    DataOutput.requireTaken(root.console().out());
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? PlainText.number(value.getAsDouble()) : "";
  }
}
