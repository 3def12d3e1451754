package org.tunebench.engine.studyfile.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.Nearest;

/** A group of a study file whose keys are known; any other is refused, with the nearest known. */
public final class Section {
  private final Field field;
  private final Map<String, Field> entries;

  /**
   * @param known the keys that the group may have
   * @param right what the group should be, for the message where it is none
   */
  public Section(Field field, List<String> known, String right) {
    this.field = field;
    this.entries = field.entries(right);
    for (Map.Entry<String, Field> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().wrong(unknown(entry.getKey(), known));
      }
    }
  }

  /** What to say of a word that is none of the known ones. */
  public static String unknown(String word, List<String> known) {
    return "there is no '%s' here; %s"
        .formatted(
            word,
            Nearest.to(word, known)
                .map("did you mean '%s'?"::formatted)
                .orElse("there are " + String.join(", ", known)));
  }

  /** The group itself. */
  public Field field() {
    return field;
  }

  /** The fields by key, in the order of the file. */
  public Map<String, Field> entries() {
    return entries;
  }

  /** The field of a key; empty where it is not given. */
  public Optional<Field> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * The field of a key that must be given.
   *
   * @param right what to give, for the message where it is missing
   */
  public Field need(String key, String right) {
    return get(key).orElseThrow(() -> missing(key, right));
  }

  /** What to throw where a key that must be given is not. */
  public StudyFileException missing(String key, String right) {
    String inner = field.path().isEmpty() ? key : field.path() + "." + key;
    return field.wrongAs(inner, "is missing: give " + right);
  }

  /** A whole number. */
  public int whole(String key, int otherwise) {
    Optional<Field> given = get(key);
    if (given.isEmpty()) {
      return otherwise;
    }
    long value = given.get().whole("a whole number");
    OptionalInt fits = value == (int) value ? OptionalInt.of((int) value) : OptionalInt.empty();
    return fits.orElseThrow(() -> given.get().wrong("%d is too large".formatted(value)));
  }
}
