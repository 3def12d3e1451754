package org.tunebench.app.cli;

import java.util.concurrent.Callable;
import org.tunebench.engine.studyfile.StudyFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints the JSON Schema of study files, for editors that complete and check them. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of study files.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Override
  public Integer call() {
    String schema = StudyFiles.schema(root.environment().backend().objectives());
    DataOutput.write(root.console(), writer -> writer.write(schema + System.lineSeparator()));
    return ExitCodes.DONE;
  }
}
