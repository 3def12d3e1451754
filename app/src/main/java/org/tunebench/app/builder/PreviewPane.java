package org.tunebench.app.builder;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tunebench.app.chart.LatestTask;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** Draws how the selected parameter comes out in a thousand configurations. */
final class PreviewPane {
  private static final double HEIGHT = 64;

  /** With more bars than this only the first and the last are named. */
  private static final int MOST_NAMED = 5;

  private final VBox place;
  private final SpaceDraft space;
  private final Texts texts;
  private final LatestTask<Optional<SamplePreview>> task;

  /**
   * @param background draws the samples
   * @param fx shows them
   */
  PreviewPane(VBox place, SpaceDraft space, Texts texts, Executor background, Executor fx) {
    this.place = place;
    this.space = space;
    this.texts = texts;
    this.task = new LatestTask<>(background, fx, this::show);
  }

  void install() {
    place.managedProperty().bind(place.visibleProperty());
    place.setVisible(false);
    space.versionProperty().addListener((was, old, now) -> draw());
    space.selectedProperty().addListener((was, old, now) -> draw());
    draw();
  }

  private void draw() {
    ParameterDraft selected = space.selectedProperty().get();
    Optional<SearchSpace> whole = space.space().or(() -> alone(selected));
    String name = selected == null ? "" : selected.called();
    boolean known = whole.isPresent() && whole.get().indexOf(name) >= 0;
    task.submit(
        () -> known ? Optional.of(SamplePreview.of(whole.get(), name, texts)) : Optional.empty());
  }

  /** While something else is wrong, such as a condition that has just been added. */
  private static Optional<SearchSpace> alone(ParameterDraft selected) {
    return Optional.ofNullable(selected)
        .filter(draft -> draft.name().value().isPresent())
        .flatMap(ParameterDraft::distribution)
        .map(values -> new SearchSpace(List.of(new Parameter(selected.called(), values))));
  }

  private void show(Optional<SamplePreview> preview) {
    place.setVisible(preview.isPresent());
    preview.ifPresent(this::fill);
  }

  private void fill(SamplePreview preview) {
    HBox bars = new HBox(1);
    bars.setAlignment(Pos.BOTTOM_LEFT);
    bars.setMinHeight(HEIGHT);
    bars.setMaxHeight(HEIGHT);
    bars.getStyleClass().add("preview-bars");
    for (SamplePreview.Bar bar : preview.bars()) {
      bars.getChildren().add(bar(bar, preview.highest()));
    }
    String words = words(preview);
    bars.setAccessibleText(words);
    Label caption = new Label(words);
    caption.setWrapText(true);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    caption.getStyleClass().addAll("text-muted", "text-small");
    place.getChildren().setAll(bars, ends(preview.bars()), caption);
  }

  private static Region bar(SamplePreview.Bar bar, int highest) {
    Region drawn = new Region();
    drawn.getStyleClass().add("preview-bar");
    double height = bar.count() == 0 ? 0 : Math.max(2, HEIGHT * bar.count() / highest);
    drawn.setMinHeight(height);
    drawn.setMaxHeight(height);
    drawn.setMaxWidth(Double.MAX_VALUE);
    drawn.setMinWidth(1);
    drawn.setPrefWidth(1);
    HBox.setHgrow(drawn, Priority.ALWAYS);
    Tooltip.install(drawn, new Tooltip(bar.label() + ": " + bar.count()));
    return drawn;
  }

  private static HBox ends(List<SamplePreview.Bar> bars) {
    HBox line = new HBox(1);
    boolean all = bars.size() <= MOST_NAMED;
    for (int i = 0; i < bars.size(); i++) {
      if (all || i == 0 || i == bars.size() - 1) {
        String text = bars.get(i).label();
        boolean interval = !all && text.contains(" … ");
        Label label = new Label(interval ? text.split(" … ")[i == 0 ? 0 : 1] : text);
        label.getStyleClass().addAll("text-muted", "text-small");
        label.setAlignment(all ? Pos.CENTER : i == 0 ? Pos.CENTER_LEFT : Pos.CENTER_RIGHT);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setPrefWidth(1);
        HBox.setHgrow(label, Priority.ALWAYS);
        line.getChildren().add(label);
      }
    }
    return line;
  }

  private String words(SamplePreview preview) {
    String scale = preview.log() ? "Builder.Preview.log" : "Builder.Preview.linear";
    String text = texts.get(scale, SamplePreview.SAMPLES);
    return preview.present() == SamplePreview.SAMPLES
        ? text
        : text
            + " "
            + texts.get(
                "Builder.Preview.share", (double) preview.present() / SamplePreview.SAMPLES);
  }
}
