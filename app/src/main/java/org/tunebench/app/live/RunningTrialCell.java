package org.tunebench.app.live;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.chart.Sparkline;
import org.tunebench.app.shell.JobText;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.trials.ForecastText;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.sampler.Forecast;

/**
 * A running trial: number, epoch, last value, a small history, what it comes to where that can be
 * foretold, and a button to stop it.
 */
final class RunningTrialCell extends ListCell<RunningTrial> {
  private static final double HINT_WIDTH = 320;

  private final Texts texts;
  private final ForecastText forecasts;
  private final Label number = new Label();
  private final Label epoch = new Label();
  private final Label value = new Label();
  private final Sparkline line = new Sparkline();
  private final Button stop = new Button();
  private final Label expected = new Label();
  private final Tooltip expectedHint = new Tooltip();
  private final Tooltip stopHint = new Tooltip();
  private final HBox now = new HBox(number, epoch);
  private final HBox row = new HBox(now, line, value, stop);
  private final Label where = new Label();
  private final VBox rows = new VBox(row, expected, where);
  private final ChangeListener<Number> grown = (property, before, now) -> draw();
  private final ChangeListener<Optional<JobPlace>> moved = (property, before, now) -> draw();
  private final ChangeListener<Optional<Forecast>> foretold = (property, before, now) -> draw();

  RunningTrialCell(Texts texts, boolean mayStop, IntConsumer stopTrial, IntConsumer open) {
    this.texts = texts;
    this.forecasts = new ForecastText(texts);
    getStyleClass().add("running-trial");
    // As wide as the list, however long the texts: the little history gives way.
    setPrefWidth(0);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("running-trial-row");
    number.getStyleClass().add("running-trial-number");
    epoch.getStyleClass().add("running-trial-epoch");
    value.getStyleClass().add("running-trial-value");
    // Half a number says something else; the little history is what gives way.
    value.setMinWidth(Region.USE_PREF_SIZE);
    line.setMinWidth(0);
    HBox.setHgrow(line, Priority.ALWAYS);
    line.setMaxWidth(Double.MAX_VALUE);
    rows.setAlignment(Pos.CENTER_LEFT);
    now.getStyleClass().add("running-trial-now");
    now.setAlignment(Pos.CENTER_LEFT);
    expectedHint.setWrapText(true);
    expectedHint.setMaxWidth(HINT_WIDTH);
    for (Label small : List.of(expected, where)) {
      small.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
      small.managedProperty().bind(small.visibleProperty());
      small.visibleProperty().bind(small.textProperty().isNotEmpty());
    }
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setGraphic(new FontIcon(Feather.STOP_CIRCLE));
    stop.getStyleClass().addAll("button-icon", "flat", "small");
    stop.setVisible(mayStop);
    stop.setManaged(mayStop);
    stop.setTooltip(stopHint);
    stop.setOnAction(event -> stopTrial.accept(getItem().number()));
    setOnMouseClicked(
        event -> {
          if (getItem() != null && !event.isConsumed()) {
            open.accept(getItem().number());
          }
        });
  }

  @Override
  protected void updateItem(RunningTrial trial, boolean empty) {
    if (getItem() != null) {
      getItem().epochProperty().removeListener(grown);
      getItem().placeProperty().removeListener(moved);
      getItem().forecastProperty().removeListener(foretold);
    }
    super.updateItem(trial, empty);
    // Once it has had a trial it keeps its nodes: to style them anew each time one ends costs more
    // than all that they show.
    rows.setVisible(!empty);
    if (empty) {
      setAccessibleText(null);
      return;
    }
    trial.epochProperty().addListener(grown);
    trial.placeProperty().addListener(moved);
    trial.forecastProperty().addListener(foretold);
    String name = Integer.toString(trial.number());
    number.setText("#" + name);
    String stopText = texts.get("Study.Running.Stop", name);
    stopHint.setText(stopText);
    stop.setAccessibleText(stopText);
    draw();
    setGraphic(rows);
  }

  private void draw() {
    RunningTrial trial = getItem();
    int last = trial.epochProperty().get();
    Optional<JobPlace> place = trial.placeProperty().get();
    where.setText(place.map(new JobText(texts)::of).orElse(""));
    boolean waits = place.filter(at -> !at.running()).isPresent();
    epoch.setText(
        last == 0
            ? texts.get(waits ? "Study.Running.Waits" : "Study.Running.NoEpoch")
            : texts.get("Study.Running.Epoch", Integer.toString(last)));
    value.setText(last == 0 ? "" : Numbers.metric(trial.last()));
    line.setValues(trial.values());
    Optional<Forecast> forecast = trial.forecastProperty().get();
    expected.setText(forecast.map(f -> forecasts.brief(trial.metric(), f)).orElse(""));
    expectedHint.setText(forecast.map(f -> forecasts.sentence(trial.metric(), f)).orElse(""));
    setTooltip(forecast.isPresent() ? expectedHint : null);
    setAccessibleText(
        Stream.of(number, epoch, value, expected, where)
            .map(Label::getText)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", ")));
  }
}
