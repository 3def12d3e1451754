package org.tunebench.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tunebench.engine.WrongInputException;

/**
 * Tables with a sample a line: numeric features, then the class, a name or a whole number. The
 * first line may name the columns; it does when one of its features is no number.
 */
final class SampleTableFormat implements SampleFormat {
  @Override
  public String title() {
    return "a table of samples (.csv, .tsv; the class in the last column)";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.looksLikeText();
  }

  @Override
  public LabelledSamples read(InputFile file) {
    try (LineReader lines = new LineReader(file)) {
      return new Reading(file, lines).read();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** One pass over the lines of a file. */
  private static final class Reading {
    private final InputFile file;
    private final LineReader lines;
    private final List<String> classes = new ArrayList<>();
    private float[] values = new float[1 << 12];
    private int size;
    private int features;

    Reading(InputFile file, LineReader lines) {
      this.file = file;
      this.lines = lines;
    }

    LabelledSamples read() throws IOException {
      String line = lines.next();
      if (line == null) {
        throw file.wrong("the file has only blank lines; expected a table of samples");
      }
      Delimiter delimiter = Delimiter.detect(line);
      List<String> first = delimiter.split(line);
      features = first.size() - 1;
      boolean header = first.subList(0, features).stream().anyMatch(Reading::isNoNumber);
      for (line = header ? lines.next() : line; line != null; line = lines.next()) {
        addSample(delimiter.split(line));
      }
      CellAnnotation annotation = CellAnnotation.of(classes);
      String problem = LabelledSamples.problemOf(features, annotation);
      if (!problem.isEmpty()) {
        throw file.wrong("%s", problem);
      }
      List<String> names =
          header
              ? first.subList(0, features)
              : IntStream.rangeClosed(1, features).mapToObj(i -> "feature " + i).toList();
      return new LabelledSamples(file.title(), names, Arrays.copyOf(values, size), annotation);
    }

    private static boolean isNoNumber(String field) {
      return Double.isNaN(Delimiter.number(field, 0, field.length()));
    }

    private void addSample(List<String> fields) {
      if (fields.size() != features + 1) {
        throw file.wrong(
            "line %d has %d fields where line 1 has %d",
            lines.number(), fields.size(), features + 1);
      }
      reserve();
      for (int i = 0; i < features; i++) {
        String field = fields.get(i);
        float value = (float) Delimiter.number(field, 0, field.length());
        if (!Float.isFinite(value)) {
          throw wrongField(i, field, "is not a number; features are finite numbers");
        }
        values[size++] = value;
      }
      classes.add(checkedClass(fields.get(features)));
    }

    private String checkedClass(String field) {
      double number = Delimiter.number(field, 0, field.length());
      if (field.isEmpty() || !Double.isNaN(number) && number != Math.rint(number)) {
        throw wrongField(features, field, "is no class; expected a name or a whole number");
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
