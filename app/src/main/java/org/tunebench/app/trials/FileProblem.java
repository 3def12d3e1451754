package org.tunebench.app.trials;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WrongInputException;

/** Turns a failure of reading or writing into a sentence for the person. */
final class FileProblem {
  private FileProblem() {}

  /** What to throw instead; the message names the file where the system does. */
  static WrongInputException of(Texts texts, IOException problem) {
    String reason =
        problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    String key =
        problem instanceof NoSuchFileException
            ? "Trials.NoSuchPlace"
            : problem instanceof AccessDeniedException ? "Trials.NotAllowed" : "Trials.FileProblem";
    return new WrongInputException("", texts.get(key, reason), problem);
  }
}
