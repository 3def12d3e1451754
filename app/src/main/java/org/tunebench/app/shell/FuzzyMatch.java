package org.tunebench.app.shell;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How well a few typed letters fit a name: they have to occur in it in their order, each word of
 * them for itself. Letters at the beginning of a word and letters in a row count more, and short
 * names before long ones.
 */
final class FuzzyMatch {
  private static final int LETTER = 1;
  private static final int IN_A_ROW = 4;
  private static final int WORD_START = 6;
  private static final int LENGTHS = 1000;

  private FuzzyMatch() {}

  /**
   * @param typed what was typed; nothing fits everything
   * @param name what it may mean
   * @return the greater the better, or empty where it does not fit
   */
  static OptionalInt score(String typed, String name) {
    String text = name.toLowerCase(Locale.ROOT);
    int score = 0;
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      int best = best(word, text);
      if (best < 0) {
        return OptionalInt.empty();
      }
      score += best;
    }
    return OptionalInt.of(score * LENGTHS - Math.min(name.length(), LENGTHS - 1));
  }

  /** The best of all places where the word can begin; -1 where it does not fit. */
  private static int best(String word, String text) {
    if (word.isEmpty()) {
      return 0;
    }
    int best = -1;
    for (int start = text.indexOf(word.charAt(0)); start >= 0; ) {
      best = Math.max(best, from(word, text, start));
      start = text.indexOf(word.charAt(0), start + 1);
    }
    return best;
  }

  private static int from(String word, String text, int start) {
    int score = 0;
    int last = -2;
    int at = start;
    for (int i = 0; i < word.length(); i++) {
      at = text.indexOf(word.charAt(i), i == 0 ? start : at + 1);
      if (at < 0) {
        return -1;
      }
      boolean wordStart = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      score += LETTER + (at == last + 1 ? IN_A_ROW : 0) + (wordStart ? WORD_START : 0);
      last = at;
    }
    return score;
  }
}
