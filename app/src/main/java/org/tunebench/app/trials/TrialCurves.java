package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.Report;

/** All metrics of the trial that is open over their steps: first what was kept, then what comes. */
final class TrialCurves {
  private final Services services;
  private final long study;
  private final Consumer<String> refused;
  private final ReadOnlyObjectWrapper<Map<String, Curve>> curves =
      new ReadOnlyObjectWrapper<>(this, "curves", Map.of());
  private final Map<String, Curve> growing = new TreeMap<>();
  private final List<Report> whileLoading = new ArrayList<>();
  private String first = "";
  private int opened = TrialsViewModel.NONE;
  private boolean loading;

  /**
   * @param refused hears why they cannot be read, one sentence
   */
  TrialCurves(Services services, long study, Consumer<String> refused) {
    this.services = services;
    this.study = study;
    this.refused = refused;
  }

  /** The curves by name, the first metric first; a new map whenever they have grown. */
  ReadOnlyObjectProperty<Map<String, Curve>> property() {
    return curves.getReadOnlyProperty();
  }

  /** Which metric comes first. */
  void setFirst(String metric) {
    first = metric;
  }

  /** Shows those of another trial, or of none. */
  void open(int number) {
    opened = number;
    curves.set(Map.of());
    growing.clear();
    if (number == TrialsViewModel.NONE) {
      return;
    }
    loading = true;
    whileLoading.clear();
    new Background(services)
        .run(
            () -> services.engine().repository().curves(study, number),
            loaded -> loaded(number, loaded),
            wrong -> refused.accept(Sentences.of(wrong)),
            () -> {});
  }

  private void loaded(int number, Map<String, Curve> kept) {
    if (number == opened) {
      loading = false;
      growing.putAll(kept);
      whileLoading.forEach(this::append);
      whileLoading.clear();
      publish();
    }
  }

  /** Takes in what running trials reported. */
  void reached(List<Report> reports) {
    boolean grown = false;
    for (Report report : reports) {
      if (report.trial() == opened) {
        if (loading) {
          whileLoading.add(report);
        } else {
          append(report);
          grown = true;
        }
      }
    }
    if (grown) {
      publish();
    }
  }

  private void append(Report report) {
    // A step that the repository gave already is ignored by the curve.
    report
        .values()
        .forEach(
            (name, value) ->
                growing.computeIfAbsent(name, n -> new Curve()).add(report.step(), value));
  }

  private void publish() {
    Map<String, Curve> copies = new LinkedHashMap<>();
    if (growing.containsKey(first)) {
      copies.put(first, growing.get(first).copy());
    }
    growing.forEach((name, curve) -> copies.putIfAbsent(name, curve.copy()));
    curves.set(copies);
  }
}
