package org.tunebench.app.trials;

/** How wide a column is at first: so that its heading and usual values are not cut. */
final class ColumnWidth {
  private static final double CHARACTER = 7.6;
  private static final double AROUND = 40;
  private static final double LEAST = 76;
  private static final double STATE = 130;
  private static final double MOMENT = 160;
  private static final double SENTENCE = 340;

  private ColumnWidth() {}

  /** In pixels. */
  static double of(TrialColumn column) {
    double heading = column.id().length() * CHARACTER + AROUND;
    return switch (column.kind()) {
      case STATE -> Math.max(heading, STATE);
      case TIME -> Math.max(heading, MOMENT);
      case TEXT -> column.id().equals("failure") ? SENTENCE : Math.max(heading, LEAST);
      case NUMBER, PARAMETER -> Math.max(heading, LEAST);
    };
  }
}
