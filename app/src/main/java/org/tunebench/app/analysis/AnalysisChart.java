package org.tunebench.app.analysis;

/** The charts that there are, in the order in which they are offered. */
public enum AnalysisChart {
  /** Best so far, over trials or time. */
  HISTORY,
  /** The metric against any column, coloured by any column. */
  SCATTER,
  /** A small chart a parameter. */
  SLICES,
  /** Which parameters matter. */
  IMPORTANCE,
  /** Two parameters and what is expected over them. */
  CONTOUR,
  /** Parallel coordinates. */
  PARALLEL,
  /** How the results are distributed. */
  DISTRIBUTION,
  /** When trials ran on which device. */
  TIMELINE;

  /** Whether it shows the metric's values, which a logarithmic axis may spread. */
  public boolean showsMetric() {
    return this != IMPORTANCE && this != TIMELINE;
  }
}
