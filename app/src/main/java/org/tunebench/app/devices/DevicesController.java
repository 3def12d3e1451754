package org.tunebench.app.devices;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.tunebench.engine.compute.Device;

/** Binds the page of devices. */
final class DevicesController {
  private final DevicesViewModel model;

  @FXML private Label problem;
  @FXML private VBox list;
  @FXML private VBox cluster;
  @FXML private Button refresh;

  DevicesController(DevicesViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    refresh.setOnAction(event -> model.refresh());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    refresh.disableProperty().bind(model.lookingProperty());
    model.devices().addListener((ListChangeListener<Device>) change -> fill());
    fill();
    model.momentProperty().addListener((was, old, now) -> update());
    ClusterCards cards = new ClusterCards(model);
    model.clusterProperty().addListener((was, old, now) -> cards.fill(cluster, now));
    cards.fill(cluster, model.clusterProperty().get());
  }

  private void fill() {
    list.getChildren().setAll(model.devices().stream().map(d -> new DeviceCard(model, d)).toList());
  }

  private void update() {
    list.getChildren().forEach(card -> ((DeviceCard) card).update());
  }
}
