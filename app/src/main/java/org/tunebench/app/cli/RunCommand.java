package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;
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

  @Option(
      names = "--trials",
      paramLabel = "N",
      description =
          "how many trials, instead of the file's budget: with 1, 'tunebench resume' goes on once"
              + " that one has shown that it does what it should")
  private Integer trials;

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
      return start.run(file, options, this::asTyped);
    }
    if (trials != null) {
      throw new WrongInputException(
          "--trials", "the demo search has a budget of its own: leave --trials out");
    }
    options.refuse("the demo search comes from no Polyaxon file: leave --polyaxon-0.6-exact out");
    return name == null ? start.runDemo() : start.runDemo(name);
  }

  /** What the file describes, with what is typed in the place of it. */
  private StudySpec asTyped(StudySpec read) {
    StudySpec named = name == null ? read : read.withName(name);
    return trials == null ? named : named.withBudget(TypedTrials.in(named.budget(), trials));
  }
}
