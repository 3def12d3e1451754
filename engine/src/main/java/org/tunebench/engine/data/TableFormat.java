package org.tunebench.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;

/**
 * Tables of counts as text: names in the first line, a cell (or a gene) in each line after it, its
 * name in the first column or no names at all; separated by tabs, commas or semicolons.
 */
final class TableFormat implements DatasetFormat {
  private static final String LABELS = "labels.csv";

  /** Fewer lines than that are counted by a gene by chance. */
  private static final int FEWEST_NUMBERED = 3;

  @Override
  public String title() {
    return "a table of counts (.csv, .tsv)";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.looksLikeText();
  }

  @Override
  public Dataset read(InputFile file, ReadOptions options) {
    options.refuseLayer(file, "a table");
    try (LineReader lines = new LineReader(file)) {
      CountMatrix counts = new Reading(file, lines, options.genesInRows()).read();
      boolean looks = options.labels().isEmpty();
      return file.dataset(counts, looks ? labelsBeside(file, counts.cellNames()) : Map.of());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** A table has none but those of the labels beside it, if they are of the same cells. */
  @Override
  public NamedParts parts(InputFile file, ReadOptions options) {
    if (options.labels().isPresent() || !Files.isRegularFile(beside(file))) {
      return NamedParts.NONE;
    }
    ReadOptions ofOneMatrix =
        new ReadOptions(Optional.empty(), options.genesInRows(), Optional.empty());
    return NamedParts.of(read(file, ofOneMatrix));
  }

  private static Path beside(InputFile file) {
    return file.path().resolveSibling(LABELS);
  }

  /**
   * Labels that lie beside the counts are taken when they are of the same cells. Nobody has named
   * the file: one that cannot be read as labels is none of these cells'.
   */
  private static Map<String, CellAnnotation> labelsBeside(InputFile file, List<String> cells) {
    Path beside = beside(file);
    if (!Files.isRegularFile(beside) || file.path().endsWith(LABELS)) {
      return Map.of();
    }
    try {
      LabelTable table = LabelTable.read(new InputFile(beside));
      return table.covers(cells) ? table.annotate(cells) : Map.of();
    } catch (WrongInputException another) {
      return Map.of();
    }
  }

  /** One pass over the lines of a file. */
  private static final class Reading {
    private final InputFile file;
    private final LineReader lines;
    private final Optional<Boolean> wish;
    private final SparseRows rows = new SparseRows();
    private final List<String> rowNames = new ArrayList<>();
    private Delimiter delimiter;
    private List<String> columnNames;
    private boolean named;
    private boolean genesInRows;

    /** The first column without names in its first line, and whether it counts up from there. */
    private double firstNumber;

    private boolean numbered = true;

    Reading(InputFile file, LineReader lines, Optional<Boolean> genesInRows) {
      this.file = file;
      this.lines = lines;
      this.wish = genesInRows;
    }

    CountMatrix read() throws IOException {
      String header = lines.next();
      if (header == null) {
        throw file.wrong("the file has only blank lines; expected a table of counts");
      }
      delimiter = Delimiter.detect(header);
      List<String> fields = delimiter.split(header);
      String first = lines.next();
      if (first == null) {
        throw file.wrong("there is one line only; expected names in it and counts below");
      }
      findColumns(fields, delimiter.split(first));
      requireNames(header);
      for (String line = first; line != null; line = lines.next()) {
        addRow(line);
      }
      refuseNumbers();
      return genesInRows
          ? rows.transposed(columnNames.size()).toMatrix(columnNames, rowNames)
          : rows.toMatrix(rowNames, columnNames);
    }

    /** A header may lack the corner above the column of names, as R writes it. */
    private void findColumns(List<String> header, List<String> first) {
      if (first.size() == header.size() + 1) {
        named = true;
        columnNames = header;
      } else {
        String corner = header.get(0);
        genesInRows = Corner.isOfGenes(corner);
        named = genesInRows || Corner.isOfCells(corner) || !isNumber(first.get(0));
        columnNames = named ? header.subList(1, header.size()) : header;
      }
      genesInRows = wish.orElse(genesInRows);
      if (!columnNames.isEmpty() && columnNames.stream().allMatch(Reading::isNumber)) {
        throw file.wrong(
            "line 1 holds numbers; expected the names of the %s", genesInRows ? "cells" : "genes");
      }
    }

    /** What is no table at all, such as prose or code, shows by a first line without columns. */
    private void requireNames(String header) {
      if (columnNames.stream().allMatch(String::isBlank)) {
        throw file.wrong(
            "line 1 names no %s, so that this is no table of counts: '%s'; expected their names in"
                + " line 1, separated by commas, tabs or semicolons, and counts below",
            genesInRows ? "cells" : "genes", shortened(header));
      }
    }

    private static boolean isNumber(String field) {
      return !Double.isNaN(Delimiter.number(field, 0, field.length()));
    }

    private void addRow(String line) {
      int start = 0;
      if (named) {
        int end = delimiter.end(line, 0);
        rowNames.add(Delimiter.unquoted(line, 0, end));
        start = end + 1;
      } else {
        rowNames.add(Integer.toString(rowNames.size() + 1));
      }
      int column = 0;
      while (start <= line.length()) {
        int end = delimiter.end(line, start);
        if (column < columnNames.size()) {
          double value = Delimiter.number(line, start, end);
          if (!Counts.isCount(value)) {
            throw noCount(column, value, Delimiter.unquoted(line, start, end));
          }
          rows.add(column, (float) value);
          if (column == 0 && !named) {
            follow(value);
          }
        }
        column++;
        start = end + 1;
      }
      if (column != columnNames.size()) {
        throw ragged(column);
      }
      rows.endRow();
    }

    private void follow(double value) {
      int line = rowNames.size() - 1;
      if (line == 0) {
        firstNumber = value;
        numbered = value == 0 || value == 1;
      }
      numbered &= value == firstNumber + line;
    }

    /** As a gene it would be the largest of all, and one that tells where in the file a cell is. */
    private void refuseNumbers() {
      if (!named && numbered && rowNames.size() >= FEWEST_NUMBERED) {
        throw file.wrong(
            "the first column, '%s', counts from %.0f to %.0f, a step a line: these are numbers of"
                + " the %s, and no counts; call the column '%s' in line 1, or leave it out",
            columnNames.get(0),
            firstNumber,
            firstNumber + rowNames.size() - 1,
            genesInRows ? "genes" : "cells",
            genesInRows ? "gene" : "cell");
      }
    }

    private WrongInputException ragged(int found) {
      return file.wrong(
          "line %d has %d counts where the %d names of line 1 need as many",
          lines.number(), found, columnNames.size());
    }

    private WrongInputException noCount(int column, double value, String field) {
      String rowName = rowNames.get(rowNames.size() - 1);
      String columnName = columnNames.get(column);
      return file.wrong(
          "line %d, cell '%s', gene '%s': %s",
          lines.number(),
          genesInRows ? columnName : rowName,
          genesInRows ? rowName : columnName,
          Double.isNaN(value)
              ? "'%s' is not a number; expected a count".formatted(shortened(field))
              : Counts.complaint(value));
    }

    private static String shortened(String field) {
      return field.length() <= 40 ? field : field.substring(0, 40) + "...";
    }
  }
}
