package org.tunebench.app.chart;

import java.util.List;
import org.jfree.data.DomainOrder;
import org.jfree.data.xy.AbstractXYDataset;

/** Curves as JFreeChart wants them, without copying. */
@SuppressWarnings("serial") // JFreeChart's classes are serializable; this one never is serialized
final class CurveDataset extends AbstractXYDataset {
  private final List<Curve> curves;

  CurveDataset(List<Curve> curves) {
    this.curves = curves;
  }

  @Override
  public DomainOrder getDomainOrder() {
    return DomainOrder.ASCENDING;
  }

  @Override
  public int getSeriesCount() {
    return curves.size();
  }

  @Override
  public Comparable<Integer> getSeriesKey(int series) {
    return curves.get(series).trial();
  }

  @Override
  public int getItemCount(int series) {
    return curves.get(series).size();
  }

  @Override
  public double getXValue(int series, int item) {
    return curves.get(series).steps()[item];
  }

  @Override
  public double getYValue(int series, int item) {
    return curves.get(series).values()[item];
  }

  @Override
  public Number getX(int series, int item) {
    return getXValue(series, item);
  }

  @Override
  public Number getY(int series, int item) {
    return getYValue(series, item);
  }
}
