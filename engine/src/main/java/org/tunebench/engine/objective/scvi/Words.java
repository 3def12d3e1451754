package org.tunebench.engine.objective.scvi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tunebench.engine.WrongInputException;

/** The words that a study file has for the constants of an enumeration: {@code gene-batch}. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words of all constants, in their order. */
  static List<String> all(Enum<?>... constants) {
    return Arrays.stream(constants).map(Words::of).toList();
  }

  /**
   * The constant of a word.
   *
   * @param field what a refusal names
   * @throws WrongInputException for a word that is none of theirs
   */
  static <E extends Enum<E>> E constant(String field, String word, E[] constants) {
    return Arrays.stream(constants)
        .filter(constant -> of(constant).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongInputException(
                    field, "'%s' is not known: give %s".formatted(word, or(all(constants)))));
  }

  private static String or(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
