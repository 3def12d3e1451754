package org.tunebench.engine.study;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tunebench.engine.WrongInputException;

/**
 * What a person noted at a trial. Unlike the trial itself it may change at any time.
 *
 * @param pinned whether the trial is to stay in sight
 * @param tags short words to find it by, sorted
 * @param note anything, possibly of several lines, or empty
 */
public record Marks(boolean pinned, SortedSet<String> tags, String note) {
  /** Nothing noted. */
  public static final Marks NONE = new Marks(false, Collections.emptySortedSet(), "");

  /** Number of characters of a tag at most. */
  public static final int LONGEST_TAG = 40;

  /** Number of characters of a note at most. */
  public static final int LONGEST_NOTE = 10_000;

  /**
   * Copies the tags.
   *
   * @throws WrongInputException for a tag that is empty, too long, or has a comma, a quotation mark
   *     or a line break in it, and for a note that is too long
   */
  public Marks {
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    tags.forEach(Marks::requireTag);
    requireNote(note);
  }

  private static void requireTag(String tag) {
    boolean plain = tag.equals(tag.strip()) && tag.chars().noneMatch(Marks::separates);
    if (tag.isEmpty() || tag.length() > LONGEST_TAG || !plain) {
      throw new WrongInputException(
          "tags",
          "'%s' is no tag: a tag is a word or some, of at most %d characters, without commas, quotation marks and line breaks"
              .formatted(tag, LONGEST_TAG));
    }
  }

  private static boolean separates(int character) {
    return character == ',' || character == '"' || Character.isISOControl(character);
  }

  /**
   * @throws WrongInputException if a note is too long
   */
  public static void requireNote(String note) {
    if (note.length() > LONGEST_NOTE) {
      throw new WrongInputException(
          "note",
          String.format(
              Locale.ROOT,
              "a note has at most %d characters; this one has %d",
              LONGEST_NOTE,
              note.length()));
    }
  }

  /** Whether nothing is noted. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** These marks, pinned or not. */
  public Marks withPinned(boolean to) {
    return new Marks(to, tags, note);
  }

  /** These marks with other tags. */
  public Marks withTags(Collection<String> to) {
    return new Marks(pinned, new TreeSet<>(to), note);
  }

  /** These marks with another note. */
  public Marks withNote(String to) {
    return new Marks(pinned, tags, to);
  }
}
