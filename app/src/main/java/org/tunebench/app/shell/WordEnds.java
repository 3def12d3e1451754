package org.tunebench.app.shell;

import java.util.regex.Pattern;

/** Lets a name of several words go on in a second line where one of its words ends. */
public final class WordEnds {
  private static final Pattern WORD_END = Pattern.compile("_(?=\\p{L})");

  /** After an underscore Java ends a line at a space alone; the hair space is a pixel wide. */
  private static final String MAY_END = "_\u200A";

  private WordEnds() {}

  /** For a label that wraps: the text, with a place for a line to end at each underscore. */
  public static String marked(String text) {
    return WORD_END.matcher(text).replaceAll(MAY_END);
  }
}
