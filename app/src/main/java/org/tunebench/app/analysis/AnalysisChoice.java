package org.tunebench.app.analysis;

import org.tunebench.engine.analysis.Surrogate;

/**
 * What the person wants to see. A column or parameter that the person has not chosen is empty until
 * {@link AnalysisWork#begun} has named one.
 *
 * @param chart which chart
 * @param overTime whether the history goes over time
 * @param x the column along the scatter
 * @param color the column that colours the scatter
 * @param first the parameter along the contour
 * @param second the other parameter of the contour
 * @param focus which trials importance is about
 * @param logMetric whether the metric's axis is logarithmic, where it can be
 * @param opening counts how often the chart was opened
 * @param axesHeld whether the axes of parallel coordinates must keep their places
 */
record AnalysisChoice(
    AnalysisChart chart,
    boolean overTime,
    String x,
    String color,
    String first,
    String second,
    Surrogate.Focus focus,
    boolean logMetric,
    int opening,
    boolean axesHeld) {
  /** The same with a beginning where the person has not chosen. */
  AnalysisChoice begun(String atX, String inColor, String atFirst, String atSecond) {
    return new AnalysisChoice(
        chart,
        overTime,
        x.isEmpty() ? atX : x,
        color.isEmpty() ? inColor : color,
        first.isEmpty() ? atFirst : first,
        second.isEmpty() ? atSecond : second,
        focus,
        logMetric,
        opening,
        axesHeld);
  }
}
