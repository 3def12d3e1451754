package org.tunebench.engine.data;

import java.io.IOException;
import java.util.Locale;
import org.tunebench.engine.WrongInputException;

/**
 * Matrix Market coordinate files of counts, genes in rows and cells in columns as 10x writes them.
 *
 * @see <a href="https://math.nist.gov/MatrixMarket/formats.html">The format</a>
 */
final class MatrixMarket {
  private final InputFile file;
  private final LineReader lines;
  private final int genes;
  private final int cells;

  private MatrixMarket(InputFile file, LineReader lines, int genes, int cells) {
    this.file = file;
    this.lines = lines;
    this.genes = genes;
    this.cells = cells;
  }

  /**
   * Reads the counts, a cell a row.
   *
   * @param genes how many genes are named beside the matrix
   * @param cells how many barcodes there are beside it
   */
  static SparseRows read(InputFile file, int genes, int cells) {
    file.requireContent();
    try (LineReader lines = new LineReader(file)) {
      return new MatrixMarket(file, lines, genes, cells).read();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private SparseRows read() throws IOException {
    String first = lines.next();
    String banner = first == null ? "" : first.toLowerCase(Locale.ROOT);
    if (!banner.matches(
        "%%matrixmarket\\s+matrix\\s+coordinate\\s+(integer|real)\\s+general\\s*")) {
      throw file.wrong(
          "line 1: '%s' is no sparse matrix of counts; expected"
              + " '%%%%MatrixMarket matrix coordinate integer general'",
          banner);
    }
    String line = lines.next();
    while (line != null && line.startsWith("%")) {
      line = lines.next();
    }
    int entries = checkedEntries(line == null ? "" : line);
    SparseTriplets triplets = new SparseTriplets();
    double[] numbers = new double[3];
    for (line = lines.next(); line != null; line = lines.next()) {
      if (triplets.size() == entries) {
        throw file.wrong("line %d: more entries than the %d announced", lines.number(), entries);
      }
      addEntry(line, numbers, triplets);
    }
    if (triplets.size() < entries) {
      throw file.wrong(
          "the file is cut: it has %d of the %d entries that it announces",
          triplets.size(), entries);
    }
    return triplets.toRows(cells);
  }

  private int checkedEntries(String line) {
    double[] sizes = new double[3];
    split(line, sizes);
    if (sizes[0] != genes || sizes[1] != cells) {
      throw file.wrong(
          "the matrix is %.0f × %.0f, but beside it %d genes and %d barcodes are named; the three"
              + " files have to belong together",
          sizes[0], sizes[1], genes, cells);
    }
    if (!(sizes[2] >= 0 && sizes[2] <= Integer.MAX_VALUE - 8)) {
      throw file.wrong("line %d: cannot hold %.0f entries", lines.number(), sizes[2]);
    }
    return (int) sizes[2];
  }

  private void addEntry(String line, double[] numbers, SparseTriplets triplets) {
    split(line, numbers);
    int gene = index(numbers[0], genes, "gene");
    int cell = index(numbers[1], cells, "cell");
    if (!Counts.isCount(numbers[2])) {
      throw file.wrong(
          "line %d (gene %d, cell %d): %s",
          lines.number(), gene + 1, cell + 1, Counts.complaint(numbers[2]));
    }
    triplets.add(cell, gene, (float) numbers[2]);
  }

  private int index(double number, int size, String what) {
    if (!(number >= 1 && number <= size && number == Math.rint(number))) {
      throw file.wrong(
          "line %d: there is no %s %s; they are numbered 1 to %d",
          lines.number(), what, Counts.text(number), size);
    }
    return (int) number - 1;
  }

  /** Three numbers separated by blanks. */
  private void split(String line, double[] numbers) {
    int position = 0;
    for (int i = 0; i < numbers.length; i++) {
      while (position < line.length() && isBlank(line.charAt(position))) {
        position++;
      }
      int start = position;
      while (position < line.length() && !isBlank(line.charAt(position))) {
        position++;
      }
      numbers[i] = Delimiter.number(line, start, position);
    }
    boolean more = !line.substring(position).isBlank();
    if (more || Double.isNaN(numbers[0] + numbers[1]) || Double.isNaN(numbers[2])) {
      throw notThreeNumbers();
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private WrongInputException notThreeNumbers() {
    return file.wrong("line %d: expected three numbers", lines.number());
  }
}
