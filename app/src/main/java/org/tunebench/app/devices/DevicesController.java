package org.tunebench.app.devices;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.engine.compute.Device;

/** Binds the page of devices. */
final class DevicesController {
  private final DevicesViewModel model;

  @FXML private VBox list;
  @FXML private VBox cluster;
  @FXML private Button refresh;

  DevicesController(DevicesViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    refresh.setOnAction(event -> model.refresh());
    refresh.disableProperty().bind(model.lookingProperty());
    model.devices().addListener((ListChangeListener<Device>) change -> fill());
    fill();
    ClusterCards cards = new ClusterCards(model);
    model.clusterProperty().addListener((was, old, now) -> cards.fill(cluster, now));
    cards.fill(cluster, model.clusterProperty().get());
  }

  private void fill() {
    list.getChildren().setAll(model.devices().stream().map(this::card).toList());
  }

  private Node card(Device device) {
    FontIcon icon = new FontIcon(device.isGpu() ? "fth-zap" : "fth-cpu");
    icon.getStyleClass().add("device-icon");
    Label name = new Label(device.name());
    name.getStyleClass().add(Styles.TEXT_BOLD);
    Label id = new Label(device.id());
    id.getStyleClass().addAll(Styles.TEXT_MUTED, "code");
    Label memory = new Label(model.memory(device));
    memory.getStyleClass().add(Styles.TEXT_MUTED);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label standing = new Label(model.standing(device));
    standing.getStyleClass().addAll("pill", device.usable() ? "pill-success" : "pill-warning");
    HBox first = new HBox(12, name, id, memory, gap, standing);
    first.setAlignment(Pos.CENTER_LEFT);
    Label note = new Label(model.note(device));
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    VBox words = new VBox(6, first, note);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox card = new HBox(16, icon, words);
    card.getStyleClass().add("card-row");
    return card;
  }
}
