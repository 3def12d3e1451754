package org.tunebench.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Gives a study another name. */
@Command(
    name = "rename",
    description =
        "Gives a study another name. Studies that began with its trials (warm-start) name it so,"
            + " too; verbs and study files still find it by the old one until another study takes"
            + " that.",
    mixinStandardHelpOptions = true)
final class RenameCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "the study's name, as 'tunebench list' shows it")
  private String name;

  @Parameters(index = "1", paramLabel = "NEW", description = "what it is called from now on")
  private String other;

  @Override
  public Integer call() {
    requireName();
    return root.withStudies(
        (engine, interruption) -> {
          Study study = StudyNames.find(root.console(), engine.repository(), name);
          List<String> followed = rename(engine, study);
          root.console().out().printf("%s is now called %s%n", study.spec().name(), other);
          if (!followed.isEmpty()) {
            root.console()
                .out()
                .printf(
                    "their warm start names it so from now on: %s%n", String.join(", ", followed));
          }
          return ExitCodes.DONE;
        });
  }

  private void requireName() {
    try {
      StudySpec.requireName(other);
    } catch (WrongInputException wrong) {
      throw new WrongInputException("NEW", wrong.getMessage(), wrong);
    }
  }

  private List<String> rename(SearchEngine engine, Study study) {
    try {
      return engine.repository().rename(study.id(), other);
    } catch (WrongInputException taken) {
      throw new WrongInputException("NEW", taken.getMessage(), taken);
    }
  }
}
