package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Starts a new study from a study file and waits for its end. */
@Command(
    name = "run",
    description = "Runs the search that a study file describes.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY.yaml",
      description = "the study file, or - for standard input; 'tunebench schema' describes it")
  private Path file;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the study is called, instead of the file's name for it")
  private String name;

  @Mixin private StudyFileOptions options;

  @Option(names = "--demo", description = "run the demo search on simulated cells instead")
  private boolean demo;

  @Override
  public Integer call() {
    if (demo == (file != null)) {
      throw new WrongInputException(
          "", "name one study file to run, or --demo: tunebench run STUDY.yaml");
    }
    StudyStart start = new StudyStart(root);
    if (!demo) {
      return start.run(file, name, options);
    }
    options.refuse("the demo search comes from no Polyaxon file: leave --polyaxon-0.6-exact out");
    return name == null ? start.runDemo() : start.runDemo(name);
  }
}
