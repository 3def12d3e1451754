package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;
import org.tunebench.engine.studyfile.python.PythonSpace;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes what another tool has of a study in the native form. */
@Command(
    name = "convert",
    description =
        "Writes a Polyaxon, W&B or Hydra file as a study file of Tunebench's own, or the search space of a"
            + " Python script (Optuna, hyperopt, KerasTuner, Ray Tune, scikit-learn) or the options that it"
            + " declares (argparse, click, typer, Fire, absl, tyro) as the part of one.",
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
  private static final String PYTHON = ".py";

  @ParentCommand private TunebenchCommand root;

  @Parameters(paramLabel = "FILE", description = "the file to read, or - for standard input")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the file to write, instead of standard output (-)")
  private Path output;

  @Option(names = "--force", description = "replace the file if it exists")
  private boolean force;

  @Option(
      names = "--command",
      paramLabel = "NAME",
      description =
          "of a Python script that has commands (subparsers, a group of click) the one that runs:"
              + " fit, or \"model fit\" for one within another",
      defaultValue = "")
  private String command;

  @Mixin private StudyFileOptions options;

  @Override
  public Integer call() {
    if (file.toString().endsWith(PYTHON)) {
      options.refuse("a Python script is no Polyaxon file: leave --polyaxon-0.6-exact out");
      write(partOfStudy());
      return ExitCodes.DONE;
    }
    if (!command.isEmpty()) {
      throw new WrongInputException(
          "", "--command chooses among those of a Python script (.py): leave it out");
    }
    ObjectiveTypes types = root.environment().backend().objectives();
    StudyFile read = options.read(file, types, root.console());
    write(StudyFiles.write(OutputFile.isStandard(output) ? read.spec() : elsewhere(read, types)));
    return ExitCodes.DONE;
  }

  private void write(String text) {
    if (OutputFile.isStandard(output)) {
      DataOutput.write(root.console(), writer -> writer.write(text));
      return;
    }
    OutputFile.write(output, force, writer -> writer.write(text));
    root.console().out().println(output);
  }

  /** A script that searches has its search space; any other one is what a search may run. */
  private String partOfStudy() {
    if (PythonSpace.isSearchedBy(file)) {
      return spaceOfScript();
    }
    OptionsStudy declared = OptionsStudy.read(file, command);
    if (!declared.isEmpty()) {
      return commandOfScript(declared);
    }
    declared.refuseIfDeclared();
    try {
      return spaceOfScript();
    } catch (StudyFileException nothing) {
      throw nothing.getMessage().equals(PythonSpace.NOTHING)
          ? new WrongInputException("", OptionsStudy.nothingIn(file), nothing)
          : nothing;
    }
  }

  private String commandOfScript(OptionsStudy declared) {
    note(declared.notes());
    PartSpec objective = declared.objective();
    Path from = InputFile.folder(file);
    if (!OutputFile.isStandard(output) && !from.equals(InputFile.folder(output))) {
      objective =
          root.environment().backend().objectives().get(objective.kind()).resolve(objective, from);
    }
    return StudyFiles.writeObjective(objective) + StudyFiles.writeSpace(declared.space());
  }

  private void note(List<String> notes) {
    notes.forEach(note -> root.console().err().println("note: " + note));
  }

  /** What a script does with a configuration no reader can tell: that is left to the person. */
  private String spaceOfScript() {
    PythonSpace read = PythonSpace.read(file);
    note(read.notes());
    note(
        List.of(
            ("%s: only its search space is read: objective: and metric: are still to be written"
                    + " above it, as in the study files of 'tunebench templates DIR'")
                .formatted(file.getFileName())));
    return StudyFiles.writeSpace(read.space());
  }

  /** Paths that are relative to the file's folder become absolute where the folder changes. */
  private StudySpec elsewhere(StudyFile read, ObjectiveTypes types) {
    Path from = InputFile.folder(InputFile.of(file));
    Path to = output.toAbsolutePath().normalize().getParent();
    StudySpec spec = read.spec();
    if (from.equals(to)) {
      return spec;
    }
    ObjectiveType type = types.get(spec.objective().kind());
    return spec.withObjective(type.resolve(spec.objective(), from));
  }
}
