package org.tunebench.app.cli;

import java.nio.file.Path;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.studyfile.StudyFile;
import org.tunebench.engine.studyfile.StudyFiles;
import picocli.CommandLine.Option;

/** How verbs read study files. */
final class StudyFileOptions {
  @Option(
      names = "--polyaxon-0.6-exact",
      description =
          "read a Polyaxon file by the code of its version 0.6 where the documentation says"
              + " otherwise")
  private boolean exact;

  /**
   * Refuses them where nothing is read.
   *
   * @throws WrongInputException with this sentence if one was given
   */
  void refuse(String sentence) {
    if (exact) {
      throw new WrongInputException("", sentence);
    }
  }

  /** Reads a study file, and tells the person what there is to know of it. */
  StudyFile read(Path file, ObjectiveTypes types, Console console) {
    StudyFile read = StudyFiles.read(InputFile.of(file), types, exact);
    read.notes().forEach(note -> console.err().println("note: " + note));
    return read;
  }
}
