package org.tunebench.engine.objective.command;

/** Text that a regular expression may look at only so often: one that explodes is called off. */
final class CountedLooks implements CharSequence {
  /** The text has been looked at too often. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("the pattern takes too long", null, false, false);
    }
  }

  private final String text;
  private int left;

  CountedLooks(String text, int most) {
    this.text = text;
    this.left = most;
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooMany();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
