package org.tunebench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.ModelTraining;
import org.tunebench.engine.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Trains a model on all data with a study's best configuration and keeps it. */
@Command(
    name = "train-best",
    description =
        "Trains a fresh model on all data with a study's best configuration, for as many epochs as"
            + " its trial took to its best one, and writes it to a file.",
    mixinStandardHelpOptions = true)
final class TrainBestCommand implements Callable<Integer> {
  private static final String ENDING = ".npz";

  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "NAME", description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Option(
      names = "--trial",
      paramLabel = "N",
      description = "the trial whose configuration to take, instead of the best")
  private Integer trial;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the model's file, or a folder for it; in this folder unless given")
  private Path output;

  @Option(names = "--force", description = "replace the file if it exists")
  private boolean force;

  @Override
  public Integer call() {
    if (trial != null && trial < 0) {
      throw new WrongInputException("--trial", "trials are numbered from 0; not " + trial);
    }
    return root.withStudies(
        (engine, interruption) -> {
          Study study = StudyNames.find(root.console(), engine.repository(), name);
          OptionalInt wanted = trial == null ? OptionalInt.empty() : OptionalInt.of(trial);
          Path file = file(study.spec().name());
          OutputFile.requireWritable(file, force);
          ModelTraining training = engine.modelTraining(study.id(), wanted, file);
          return train(training, file, new JobRun(root.console(), interruption));
        });
  }

  private Path file(String name) {
    Path usual = Path.of(FileNames.of(name, "model") + ENDING);
    if (output == null) {
      return usual;
    }
    return Files.isDirectory(output) ? output.resolve(usual) : output;
  }

  private int train(ModelTraining training, Path file, JobRun run) {
    root.console()
        .out()
        .printf(
            "trial %d: %d %s on all data with %s%n",
            training.trial().number(),
            training.epochs(),
            training.epochs() == 1 ? "epoch" : "epochs",
            PlainText.configuration(training.trial().configuration()));
    Optional<Map<String, Double>> metrics =
        run.toItsEnd(training.job(), "epoch", training.epochs());
    if (metrics.isEmpty()) {
      root.console().err().println("interrupted: no model was written");
      return ExitCodes.INTERRUPTED;
    }
    root.console().out().println("the model is in " + file);
    return ExitCodes.DONE;
  }
}
