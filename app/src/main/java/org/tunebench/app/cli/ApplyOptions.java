package org.tunebench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.Removal;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.WorkerJob;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.objective.scvi.ApplyJob;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the verbs that apply a model have in common: model, data, the file to write. */
final class ApplyOptions {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "a model that 'tunebench train-best' has written")
  private Path model;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "counts of the model's genes: what a study can be made of, or demo")
  private String data;

  @Mixin private CountsOptions counts;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "the file to write: .csv, .csv.gz or .h5ad")
  private Path output;

  @Option(names = "--force", description = "replace the file if it exists")
  private boolean force;

  /** What is asked of the model. */
  ApplyJob.Request request() {
    OutputFile.requireWritable(output, force);
    String dataset =
        data.equals(ScviObjectiveType.DEMO) ? data : Path.of(data).toAbsolutePath().toString();
    return new ApplyJob.Request(model, dataset, counts.options(), output);
  }

  /**
   * Does it in a worker process.
   *
   * @return the exit code
   */
  int run(TunebenchCommand root, PartSpec opened) {
    try (Interruption interruption = root.environment().interruption().get()) {
      Path folder = Files.createTempDirectory("tunebench-");
      try {
        WorkerJob job =
            new WorkerJob(
                    root.environment().backend().launcher(),
                    device(root.environment().backend().devices()),
                    new WorkerJob.Work(
                        opened,
                        new MetricSpec("cells", Goal.MAXIMIZE),
                        Configuration.EMPTY,
                        0,
                        0,
                        folder))
                .writing(output);
        JobRun run = new JobRun(root.console(), interruption);
        Optional<Map<String, Double>> result = asTyped(() -> run.toItsEnd(job, "", 0));
        if (result.isEmpty()) {
          root.console().err().println("interrupted: nothing was written to " + output);
          return ExitCodes.INTERRUPTED;
        }
        root.console()
            .out()
            .printf("%s cells in %s%n", PlainText.number(result.get().get("cells")), output);
        return ExitCodes.DONE;
      } finally {
        Removal.of(folder);
      }
    } catch (IOException e) {
      throw new WrongInputException(
          "", "the folder for temporary files takes no new ones: " + e.getMessage(), e);
    }
  }

  /** The worker names a setting of a study file, where an option was typed. */
  static <T> T asTyped(Supplier<T> work) {
    try {
      return work.get();
    } catch (WrongInputException wrong) {
      String sentence = wrong.sentence();
      for (String setting : List.of(ReadOptions.LAYER, ReadOptions.GENES_IN_ROWS)) {
        if (sentence.startsWith(setting + ": ")) {
          throw new WrongInputException("", "--" + sentence, wrong);
        }
      }
      throw wrong;
    }
  }

  private static Device device(List<Device> devices) {
    return devices.stream()
        .filter(Device::usable)
        .findFirst()
        .orElseThrow(() -> new WrongInputException("", "there is no device to compute on"));
  }
}
