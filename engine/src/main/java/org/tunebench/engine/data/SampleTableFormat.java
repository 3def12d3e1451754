package org.tunebench.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * Tables with a sample a line: numeric features and the class, a name or a whole number, in the
 * last column or in one that is named. The first line may name the columns ({@link SampleHeading});
 * a first column without a title is an index and left out, since it would tell the class of samples
 * that are sorted by it.
 */
final class SampleTableFormat implements SampleFormat {
  @Override
  public String title() {
    return "a table of samples (.csv, .tsv; the class in the last column unless named)";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.looksLikeText();
  }

  @Override
  public SampleSets read(InputFile file, Optional<String> classColumn) {
    try (LineReader lines = new LineReader(file)) {
      Reading reading = new Reading(file, lines);
      return new SampleSets(reading.read(classColumn), Optional.empty(), reading.indexColumns);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  @Override
  public List<String> columns(InputFile file) {
    try (LineReader lines = new LineReader(file)) {
      String line = lines.next();
      if (line == null) {
        return List.of();
      }
      Delimiter delimiter = Delimiter.detect(line);
      List<String> titles = delimiter.split(line);
      SampleHeading heading = new SampleHeading(titles, titles.size() - 1);
      boolean named =
          heading.isNamed() || heading.isUnsure() && heading.isAbove(lastFields(lines, delimiter));
      return named ? titles.subList(heading.indexColumns(), titles.size()) : List.of();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private static List<String> lastFields(LineReader lines, Delimiter delimiter) throws IOException {
    List<String> last = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      List<String> fields = delimiter.split(line);
      last.add(fields.get(fields.size() - 1));
    }
    return last;
  }

  /** How many columns a refusal names. */
  private static final int MOST_NAMED = 20;

  /** One pass over the lines of a file. */
  private static final class Reading {
    private final InputFile file;
    private final LineReader lines;
    private final List<String> classes = new ArrayList<>();
    private float[] values = new float[1 << 12];
    private int size;
    private int columns;
    private int features;

    /** How many columns at the beginning are left out. */
    private int indexColumns;

    /** The column that holds the class, from 0. */
    private int classAt;

    Reading(InputFile file, LineReader lines) {
      this.file = file;
      this.lines = lines;
    }

    LabelledSamples read(Optional<String> classColumn) throws IOException {
      String line = lines.next();
      if (line == null) {
        throw file.wrong("the file has only blank lines; expected a table of samples");
      }
      Delimiter delimiter = Delimiter.detect(line);
      List<String> first = delimiter.split(line);
      columns = first.size();
      classAt = classColumn.map(name -> column(name, first)).orElse(columns - 1);
      SampleHeading heading = new SampleHeading(first, classAt);
      boolean named = classColumn.isPresent() || heading.isNamed();
      indexColumns = named ? heading.indexColumns() : 0;
      features = columns - 1 - indexColumns;
      for (line = named ? lines.next() : line; line != null; line = lines.next()) {
        addSample(delimiter.split(line));
      }
      if (!named && heading.isAbove(classes.subList(1, classes.size()))) {
        named = true;
        removeFirst();
      }
      return samples(named ? heading.names() : numbered());
    }

    private LabelledSamples samples(List<String> names) {
      CellAnnotation annotation = CellAnnotation.of(classes);
      String problem = LabelledSamples.problemOf(features, annotation);
      if (!problem.isEmpty()) {
        throw file.wrong("%s", problem);
      }
      return new LabelledSamples(file.title(), names, Arrays.copyOf(values, size), annotation);
    }

    private List<String> numbered() {
      return IntStream.rangeClosed(1, features).mapToObj(i -> "feature " + i).toList();
    }

    /** What was taken for a sample is a heading. */
    private void removeFirst() {
      classes.remove(0);
      size -= features;
      System.arraycopy(values, features, values, 0, size);
    }

    private int column(String name, List<String> titles) {
      int at = titles.indexOf(name);
      if (at < 0 && titles.size() > 1 && !new SampleHeading(titles, titles.size() - 1).isNamed()) {
        throw file.wrongSetting(
            SampleReader.CLASS,
            "line 1 holds numbers, so that the file has no heading with a column '%s': the class is"
                + " then in the last column; name no column, or add a heading",
            name);
      }
      if (at < 0) {
        throw file.wrongSetting(
            SampleReader.CLASS,
            "line 1 has no column '%s' for the class; it has %s",
            name,
            titles.size() > MOST_NAMED
                ? String.join(", ", titles.subList(0, MOST_NAMED)) + ", ..."
                : String.join(", ", titles));
      }
      return at;
    }

    private void addSample(List<String> fields) {
      if (fields.size() != columns) {
        throw file.wrong(
            "line %d has %d fields where line 1 has %d", lines.number(), fields.size(), columns);
      }
      reserve();
      for (int i = indexColumns; i < columns; i++) {
        if (i == classAt) {
          continue;
        }
        String field = fields.get(i);
        float value = (float) Delimiter.number(field, 0, field.length());
        if (!Float.isFinite(value)) {
          throw wrongField(i, field, "is not a number; features are finite numbers");
        }
        values[size++] = value;
      }
      classes.add(checkedClass(fields.get(classAt)));
    }

    private String checkedClass(String field) {
      double number = Delimiter.number(field, 0, field.length());
      if (field.isEmpty() || !Double.isNaN(number) && number != Math.rint(number)) {
        throw wrongField(classAt, field, "is no class; expected a name or a whole number");
      }
      return field;
    }

    private WrongInputException wrongField(int column, String field, String what) {
      return file.wrong("line %d, column %d: '%s' %s", lines.number(), column + 1, field, what);
    }

    private void reserve() {
      if (values.length - size < features) {
        long wanted = Math.max(size + (long) features, size + (long) size / 2);
        if (size + (long) features > Integer.MAX_VALUE - 8) {
          throw file.wrong("line %d: more than 2^31 numbers; take fewer samples", lines.number());
        }
        values = Arrays.copyOf(values, (int) Math.min(Integer.MAX_VALUE - 8, wanted));
      }
    }
  }
}
