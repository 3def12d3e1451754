package org.tunebench.app.trials;

/** How wide a column is at first: so that its heading and usual values are not cut. */
final class ColumnWidth {
  private static final double CHARACTER = 7.6;
  private static final double AROUND = 40;

  /** Not 80: a column of this width is taken for one that nobody set, and fitted to its cells. */
  private static final double LEAST = 84;

  private static final double DECIMALS = 124;
  private static final double STATE = 130;
  private static final double MOMENT = 160;
  private static final double SENTENCE = 340;

  private ColumnWidth() {}

  /** In pixels. */
  static double of(TrialColumn column) {
    double heading = column.id().length() * CHARACTER + AROUND;
    if (column.isState()) {
      return Math.max(heading, STATE);
    }
    return switch (column.type()) {
      case TIME -> Math.max(heading, MOMENT);
      case TEXT -> column.id().equals("failure") ? SENTENCE : Math.max(heading, LEAST);
      case NUMBER -> Math.max(heading, DECIMALS);
      case WHOLE, OPTION -> Math.max(heading, LEAST);
    };
  }
}
