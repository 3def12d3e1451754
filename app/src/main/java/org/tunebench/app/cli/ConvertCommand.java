package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes a study file of another tool in the native form. */
@Command(
    name = "convert",
    description = "Writes a Polyaxon or W&B file as a study file of Tunebench's own.",
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "FILE", description = "the file to read")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the file to write, instead of standard output")
  private Path output;

  @Option(names = "--force", description = "replace the file if it exists")
  private boolean force;

  @Mixin private StudyFileOptions options;

  @Override
  public Integer call() {
    ObjectiveTypes types = root.environment().backend().objectives();
    StudyFile read = options.read(file, types, root.console());
    if (output == null) {
      DataOutput.write(root.console(), writer -> writer.write(StudyFiles.write(read.spec())));
      return ExitCodes.DONE;
    }
    String text = StudyFiles.write(elsewhere(read, types));
    OutputFile.write(output, force, writer -> writer.write(text));
    root.console().out().println(output);
    return ExitCodes.DONE;
  }

  /** Paths that are relative to the file's folder become absolute where the folder changes. */
  private StudySpec elsewhere(StudyFile read, ObjectiveTypes types) {
    Path from = file.toAbsolutePath().normalize().getParent();
    Path to = output.toAbsolutePath().normalize().getParent();
    StudySpec spec = read.spec();
    if (from.equals(to)) {
      return spec;
    }
    ObjectiveType type = types.get(spec.objective().kind());
    return spec.withObjective(type.resolve(spec.objective(), from));
  }
}
