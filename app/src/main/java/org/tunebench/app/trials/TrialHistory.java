package org.tunebench.app.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import org.tunebench.app.chart.ChartPane;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.ChartThemes;
import org.tunebench.app.chart.DrawingPicture;
import org.tunebench.app.chart.MetricsDrawing;
import org.tunebench.app.chart.PictureActions;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Curve;

/** The chart of all metrics of the trial that is open, as they grow, and its export. */
final class TrialHistory {
  private final TrialViewModel model;
  private final Services services;
  private final StackPane place;
  private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme");
  private final ChartPane<DrawingPicture> chart;
  private final PictureActions picture;

  /**
   * @param place is filled by the chart, and becomes as high as the metrics need
   */
  TrialHistory(TrialViewModel model, Services services, StackPane place) {
    this.model = model;
    this.services = services;
    this.place = place;
    theme.bind(ChartThemes.of(services.appearance()));
    chart =
        new ChartPane<>(
            services.background(),
            size -> {
              Optional<MetricsDrawing> now = drawing();
              ChartTheme look = theme.get();
              return () -> now.map(it -> DrawingPicture.paint(it, size, look));
            });
    picture = new PictureActions(services, chart, () -> drawing().map(it -> it), model::studyName);
    chart.setEmptyText(services.texts().get("Trial.NoHistory"));
    chart.setTheme(theme.get());
    chart.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    place.getChildren().setAll(chart);
    theme.addListener(
        (property, before, now) -> {
          chart.setTheme(now);
          chart.repaint();
        });
    model.curvesProperty().addListener((property, before, now) -> changed(now));
    changed(model.curvesProperty().get());
  }

  private void changed(Map<String, Curve> curves) {
    double height = of(curves).height();
    if (place.getPrefHeight() != height) {
      place.setMinHeight(height);
      place.setPrefHeight(height);
    }
    chart.repaintWhenRested();
    chart.setAccessibleText(
        drawing().map(MetricsDrawing::summary).orElse(services.texts().get("Trial.NoHistory")));
  }

  private MetricsDrawing of(Map<String, Curve> curves) {
    List<MetricsDrawing.Metric> metrics = new ArrayList<>();
    curves.forEach(
        (name, curve) ->
            metrics.add(
                new MetricsDrawing.Metric(
                    name, org.tunebench.app.chart.Curve.of(0, curve.steps(), curve.values()))));
    Texts texts = services.texts();
    MetricsDrawing.Words words =
        new MetricsDrawing.Words(
            texts.get("Study.Epoch"), texts.get("Trial.OnTraining"), texts.get("Trial.OnHeldOut"));
    return new MetricsDrawing(model.title(), words, metrics);
  }

  private Optional<MetricsDrawing> drawing() {
    MetricsDrawing drawing = of(model.curvesProperty().get());
    return drawing.isEmpty() ? Optional.empty() : Optional.of(drawing);
  }

  /** Asks for a file, and writes what the chart shows to it. */
  void export() {
    picture.export();
  }
}
