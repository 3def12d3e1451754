package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tunebench.engine.objective.command.TemplateWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes what a person starts a search of an own script from. */
@Command(
    name = "templates",
    description =
        "Writes a Python helper that reports, and scripts with their study files for"
            + " scikit-learn, PyTorch, Keras and scvi-tools.",
    mixinStandardHelpOptions = true)
final class TemplatesCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "DIR", description = "the folder to write to; created if there is none")
  private Path folder;

  @Override
  public Integer call() {
    TemplateWriter.write(OutputFolder.create(folder, "DIR")).forEach(root.console().out()::println);
    return ExitCodes.DONE;
  }
}
