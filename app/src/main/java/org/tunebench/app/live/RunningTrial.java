package org.tunebench.app.live;

import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.study.MetricSpec;

/** A running trial in the side panel, with the end of its history. */
public final class RunningTrial {
  /** At most so many values: what a line the height of a word can show. */
  private static final int TAIL = 120;

  private final int number;
  private final boolean baseline;
  private final MetricSpec metric;
  private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper(this, "epoch");
  private final ReadOnlyObjectWrapper<Optional<JobPlace>> place =
      new ReadOnlyObjectWrapper<>(this, "place", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast =
      new ReadOnlyObjectWrapper<>(this, "forecast", Optional.empty());
  private double[] values = {};

  RunningTrial(int number, boolean baseline, MetricSpec metric) {
    this.number = number;
    this.baseline = baseline;
    this.metric = metric;
  }

  /** The trial's number. */
  public int number() {
    return number;
  }

  /** Whether it is the default configuration's. */
  public boolean isBaseline() {
    return baseline;
  }

  /** The last epoch it reported, 0 before the first; changes after {@link #values()}. */
  public ReadOnlyIntegerProperty epochProperty() {
    return epoch.getReadOnlyProperty();
  }

  /** Where its job is, if it runs on a cluster. */
  public ReadOnlyObjectProperty<Optional<JobPlace>> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** What is to be optimised. */
  MetricSpec metric() {
    return metric;
  }

  /** What it comes to, where that can be foretold. */
  public ReadOnlyObjectProperty<Optional<Forecast>> forecastProperty() {
    return forecast.getReadOnlyProperty();
  }

  void foretold(Optional<Forecast> now) {
    forecast.set(now);
  }

  void moved(Optional<JobPlace> now) {
    place.set(now);
  }

  /** The last values of the monitored metric, oldest first. */
  public double[] values() {
    return values.clone();
  }

  /** The last value, or NaN before the first. */
  public double last() {
    return values.length == 0 ? Double.NaN : values[values.length - 1];
  }

  void begin(Points all) {
    values = new double[0];
    append(all);
  }

  void append(Points more) {
    if (more.size() == 0) {
      return;
    }
    double[] joined = Arrays.copyOf(values, values.length + more.size());
    System.arraycopy(more.values(), 0, joined, values.length, more.size());
    values = Arrays.copyOfRange(joined, Math.max(0, joined.length - TAIL), joined.length);
    epoch.set((int) more.steps()[more.size() - 1]);
  }
}
