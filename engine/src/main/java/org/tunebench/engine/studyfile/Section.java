package org.tunebench.engine.studyfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tunebench.engine.Nearest;

/** A group of a study file whose keys are known; any other is refused, with the nearest known. */
final class Section {
  private final Field field;
  private final Map<String, Field> entries;

  /**
   * @param right what the group should be, for the message where it is none
   */
  Section(Field field, List<Key> keys, String right) {
    this.field = field;
    this.entries = field.entries(right);
    List<String> known = Grammar.names(keys);
    for (Map.Entry<String, Field> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw entry.getValue().wrong(unknown(entry.getKey(), known));
      }
    }
  }

  /** What to say of a word that is none of the known ones. */
  static String unknown(String word, List<String> known) {
    return "there is no '%s' here; %s"
        .formatted(
            word,
            Nearest.to(word, known)
                .map("did you mean '%s'?"::formatted)
                .orElse("there are " + String.join(", ", known)));
  }

  Field field() {
    return field;
  }

  Map<String, Field> entries() {
    return entries;
  }

  Optional<Field> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  int whole(String key, int otherwise) {
    Optional<Field> given = get(key);
    if (given.isEmpty()) {
      return otherwise;
    }
    long value = given.get().whole("a whole number");
    OptionalInt fits = value == (int) value ? OptionalInt.of((int) value) : OptionalInt.empty();
    return fits.orElseThrow(() -> given.get().wrong("%d is too large".formatted(value)));
  }
}
