package org.tunebench.engine.studyfile.python;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.studyfile.yaml.StudyFileException;
import org.tunebench.engine.studyfile.yaml.TextFile;

/**
 * A search space that was read out of pasted Python.
 *
 * @param space the parameters in the order of the text
 * @param notes what a person should know of how it was read, one sentence each with its line
 */
public record PythonSpace(SearchSpace space, List<String> notes) {
  /** The longest text that is read, in characters. */
  public static final int LONGEST = 200_000;

  /** What is said of text without any parameter. */
  public static final String NOTHING =
      "no parameter was found: give calls such as trial.suggest_float('lr', 1e-5, 1e-1, log=True),"
          + " hp.choice('units', [32, 64]) or a dictionary of lists";

  private static final int MOST_BYTES = 1_000_000;

  /** What takes dictionaries as search spaces. */
  private static final List<String> SEARCHES =
      List.of("GridSearchCV", "RandomizedSearchCV", "ParameterGrid", "ParameterSampler");

  /** Copies the notes. */
  public PythonSpace {
    notes = List.copyOf(notes);
  }

  /**
   * Reads a script's calls of Optuna ({@code trial.suggest_…}), hyperopt ({@code hp.…}) and
   * KerasTuner ({@code hp.Float}, {@code hp.Int}, …), also under plain conditions, and dictionaries
   * of lists and of SciPy's distributions as scikit-learn takes them, or of draws of Ray Tune.
   * Nothing is evaluated but arithmetic of constants; lines without any of these are passed over.
   *
   * @throws StudyFileException with the line, for what is not plain and for a script without any
   *     parameter, and for a file that cannot be read
   */
  public static PythonSpace read(Path file) {
    String text = TextFile.read(file, MOST_BYTES, "script", "Python");
    try {
      return read(text);
    } catch (StudyFileException e) {
      throw new StudyFileException(
          TextFile.name(file), e.line().orElse(0), e.field(), e.getMessage(), e);
    }
  }

  /**
   * Whether a script searches by itself: by calls of a library that draw parameters, or by what
   * takes a dictionary of them. Any other dictionary of lists may be meant for something else.
   *
   * @return false for a file that cannot be read
   */
  public static boolean isSearchedBy(Path file) {
    try {
      List<Line> lines = Tokenizer.lines(TextFile.read(file, MOST_BYTES, "script", "Python"));
      return lines.stream().anyMatch(line -> line.namesParameters() || line.drawsByRay())
          || SEARCHES.stream().anyMatch(word -> OptionReader.says(lines, word));
    } catch (WrongInputException unread) {
      return false;
    }
  }

  /**
   * Reads the same in pasted text.
   *
   * @throws StudyFileException with the line, as {@link #read(Path)}
   */
  public static PythonSpace read(String text) {
    if (text.length() > LONGEST) {
      throw Refusal.at(
          0,
          String.format(
              Locale.ROOT,
              "it is longer than %d characters: paste the search space alone",
              LONGEST));
    }
    return new ScriptReader(Tokenizer.lines(text)).read();
  }
}
