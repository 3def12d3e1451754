package org.tunebench.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * What a data file most likely holds, told by its first lines: counts of cells × genes, or samples
 * with a class each. Only a proposal: reading the file as one or the other decides.
 *
 * @param kind what it most likely holds
 * @param classColumn the column of a table that holds the class, where that is not the last one
 */
public record DataGuess(Kind kind, Optional<String> classColumn) {
  /** What a data file may hold. */
  public enum Kind {
    /** Counts of cells × genes. */
    COUNTS,
    /** Samples with a class each. */
    SAMPLES,
    /** It cannot be told, or read. */
    UNKNOWN
  }

  private static final DataGuess UNKNOWN = of(Kind.UNKNOWN);
  private static final DataGuess COUNTS = of(Kind.COUNTS);
  private static final DataGuess SAMPLES = of(Kind.SAMPLES);

  /** Enough to meet a fraction or a name among them. */
  private static final int LINES = 50;

  /** What a column with the class is usually called, in lower case. */
  private static final Set<String> CLASSES =
      Set.of("class", "label", "target", "species", "diagnosis", "category", "outcome", "y");

  private static DataGuess of(Kind kind) {
    return new DataGuess(kind, Optional.empty());
  }

  /**
   * Reads the beginning of a file; one that is missing or cannot be read is unknown.
   *
   * @param path a file, or a folder that holds data
   */
  public static DataGuess of(Path path) {
    InputFile file = new InputFile(path);
    if (!Files.exists(path)) {
      return UNKNOWN;
    }
    try {
      FileHead head = FileHead.of(file);
      if (new IdxFormat().recognises(head)) {
        return SAMPLES;
      }
      if (DataReader.holdsOnlyCounts(head)) {
        return COUNTS;
      }
      return head.looksLikeText() ? ofTable(lines(file)) : UNKNOWN;
    } catch (IOException | WrongInputException cannotTell) {
      return UNKNOWN;
    }
  }

  private static List<String> lines(InputFile file) throws IOException {
    try (LineReader reader = new LineReader(file)) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.next(); line != null && lines.size() < LINES; ) {
        lines.add(line);
        line = reader.next();
      }
      return lines;
    }
  }

  private static DataGuess ofTable(List<String> lines) {
    if (lines.size() < 2) {
      return UNKNOWN;
    }
    Delimiter delimiter = Delimiter.detect(lines.get(0));
    List<String> titles = delimiter.split(lines.get(0));
    List<List<String>> rows = lines.stream().skip(1).map(delimiter::split).toList();
    int width = rows.get(0).size();
    if (width < 2 || rows.stream().anyMatch(row -> row.size() != width)) {
      return UNKNOWN;
    }
    // R leaves the corner above a column of names out, also in a table of labels.
    if (titles.size() != width) {
      boolean counts = IntStream.range(1, width).allMatch(at -> isCounted(rows, at));
      return titles.size() + 1 == width && counts ? COUNTS : UNKNOWN;
    }
    int classAt = classAt(titles);
    if (classAt >= 0) {
      return classAt == width - 1
          ? SAMPLES
          : new DataGuess(Kind.SAMPLES, Optional.of(titles.get(classAt)));
    }
    boolean wordsLast = rows.stream().noneMatch(row -> isNumber(row.get(width - 1)));
    boolean untitled = titles.stream().limit(width - 1L).allMatch(DataGuess::isNumber);
    boolean namedRows = rows.stream().noneMatch(row -> isNumber(row.get(0)));
    boolean counts = IntStream.range(namedRows ? 1 : 0, width).allMatch(at -> isCounted(rows, at));
    if (counts && !wordsLast && !untitled) {
      return COUNTS;
    }
    return namedRows && !wordsLast ? UNKNOWN : SAMPLES;
  }

  private static boolean isCounted(List<List<String>> rows, int at) {
    return rows.stream()
        .map(row -> row.get(at))
        .mapToDouble(field -> Delimiter.number(field, 0, field.length()))
        .allMatch(number -> number >= 0 && number == Math.rint(number));
  }

  private static boolean isNumber(String field) {
    return !Double.isNaN(Delimiter.number(field, 0, field.length()));
  }

  /** The last column that is called as one with the class is, or -1. */
  private static int classAt(List<String> titles) {
    return IntStream.range(0, titles.size())
        .filter(i -> CLASSES.contains(titles.get(i).toLowerCase(Locale.ROOT)))
        .reduce((earlier, later) -> later)
        .orElse(-1);
  }
}
