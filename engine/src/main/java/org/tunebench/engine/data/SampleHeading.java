package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first line of a table of samples, and whether it is one of names. Names may be numbers: a
 * data frame that was made of an array calls its columns 0, 1, 2 and so on.
 */
final class SampleHeading {
  /** Fewer features than that have such values by chance. */
  private static final int FEWEST_COUNTED = 3;

  private static final String INDEX = "\\s*|Unnamed: 0(\\.\\d+)*";

  private final List<String> fields;
  private final int classAt;

  /**
   * @param fields of the first line
   * @param classAt the column of the class, from 0
   */
  SampleHeading(List<String> fields, int classAt) {
    this.fields = fields;
    this.classAt = classAt;
  }

  /**
   * Whether one of the features is a word, so that they are names. A first field that is missing
   * alone is none: above an index the others count up then, as those of a frame that was made of an
   * array do.
   */
  boolean isNamed() {
    return features().stream().anyMatch(title -> isWord(title) && !title.isBlank())
        || indexColumns() > 0 && countUp(names());
  }

  /** Whether it may be a heading of numbers, which the classes below it tell. */
  boolean isUnsure() {
    return !isNamed() && (isWord(classTitle()) || countsUp());
  }

  /**
   * Whether a line without words among its features is a heading, too: where above numbers stands a
   * word for the class, or where the features count up and the class counts on or never comes
   * again.
   *
   * @param classes those of the lines below
   */
  boolean isAbove(List<String> classes) {
    if (classes.isEmpty()) {
      return false;
    }
    boolean wordAboveNumbers =
        isWord(classTitle()) && classes.stream().noneMatch(SampleHeading::isWord);
    return wordAboveNumbers || countsUp() && (countsOn() || !classes.contains(classTitle()));
  }

  /**
   * How many columns at the beginning are an index, which tells of a sample where it stood and
   * nothing else: pandas writes one without a title, and reads it as {@code Unnamed: 0}.
   */
  int indexColumns() {
    return (int) fields.stream().limit(classAt).takeWhile(title -> title.matches(INDEX)).count();
  }

  /** The names of the features, where it is a heading. */
  List<String> names() {
    return features().subList(indexColumns(), fields.size() - 1);
  }

  private List<String> features() {
    List<String> features = new ArrayList<>(fields);
    features.remove(classAt);
    return features;
  }

  private String classTitle() {
    return fields.get(classAt);
  }

  private boolean countsUp() {
    return features().size() >= FEWEST_COUNTED && countUp(features());
  }

  private boolean countsOn() {
    return classAt == fields.size() - 1
        && number(classTitle()) == number(fields.get(classAt - 1)) + 1;
  }

  private static boolean countUp(List<String> titles) {
    return !titles.isEmpty()
        && (number(titles.get(0)) == 0 || number(titles.get(0)) == 1)
        && IntStream.range(1, titles.size())
            .allMatch(i -> number(titles.get(i)) == number(titles.get(i - 1)) + 1);
  }

  private static boolean isWord(String field) {
    return Double.isNaN(number(field));
  }

  private static double number(String field) {
    return Delimiter.number(field, 0, field.length());
  }
}
