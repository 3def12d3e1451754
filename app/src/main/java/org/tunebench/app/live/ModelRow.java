package org.tunebench.app.live;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.objective.ModelUse;

/** Binds how far the training of a model is: words, a bar, and a button to end it. */
final class ModelRow extends HBox {
  private static final double BAR_WIDTH = 160;

  /**
   * @param use writes what the model says of the study's data
   * @param canUse whether there is such a thing
   */
  ModelRow(
      ModelProgress model,
      Texts texts,
      BiConsumer<ModelUse.Kind, Path> use,
      ObservableBooleanValue canUse) {
    setId("modelRow");
    getStyleClass().addAll("model-row", "compact");
    setAlignment(Pos.CENTER_LEFT);
    Label words = new Label("", new FontIcon(Feather.PACKAGE));
    words.setId("modelWords");
    words.textProperty().bind(model.textProperty());
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.SOMETIMES);
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.shareProperty());
    bar.setMinWidth(BAR_WIDTH);
    bar.setAccessibleText(texts.get("Study.Model.Title"));
    Button cancel = new Button(texts.get("Shell.Cancel"));
    cancel.setId("modelCancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> model.cancel());
    Button dismiss = new Button("", new FontIcon(Feather.X));
    dismiss.setId("modelDismiss");
    dismiss.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    dismiss.setAccessibleText(texts.get("Study.Model.Dismiss"));
    dismiss.setTooltip(new Tooltip(texts.get("Study.Model.Dismiss")));
    dismiss.setMinWidth(Region.USE_PREF_SIZE);
    dismiss.setOnAction(event -> model.dismiss());
    MenuButton write = new MenuButton(texts.get("Study.Use.Write"));
    write.setId("modelUse");
    write.setMinWidth(Region.USE_PREF_SIZE);
    for (ModelUse.Kind kind : ModelUse.Kind.values()) {
      MenuItem item = new MenuItem(texts.get("Study.Use." + kind.name()));
      item.setOnAction(event -> use.accept(kind, model.savedProperty().get()));
      write.getItems().add(item);
    }
    write.visibleProperty().bind(Bindings.and(model.savedProperty().isNotNull(), canUse));
    bar.visibleProperty().bind(model.runningProperty());
    cancel.visibleProperty().bind(model.runningProperty());
    dismiss.visibleProperty().bind(model.runningProperty().not());
    getChildren().setAll(words, bar, write, cancel, dismiss);
    getChildren().forEach(node -> node.managedProperty().bind(node.visibleProperty()));
    visibleProperty().bind(model.textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
