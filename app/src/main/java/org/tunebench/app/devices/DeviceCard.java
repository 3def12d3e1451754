package org.tunebench.app.devices;

import atlantafx.base.theme.Styles;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.app.shell.UseBar;
import org.tunebench.engine.compute.Device;
import org.tunebench.engine.compute.DeviceUse;

/** One device: what it is, how much of it is taken, by whom. */
final class DeviceCard extends HBox {
  private static final double BAR_WIDTH = 220;

  private final DevicesViewModel model;
  private final Device device;
  private final Label memory = new Label();
  private final Label standing = new Label();
  private final UseBar memoryBar;
  private final UseBar loadBar;
  private final HBox bars;
  private final Label owners = line("device-owners");
  private final Label studies = line("device-studies");
  private final Label note = line("device-note");

  DeviceCard(DevicesViewModel model, Device device) {
    this.model = model;
    this.device = device;
    getStyleClass().add("card-row");
    setSpacing(16);
    FontIcon icon = new FontIcon(device.isGpu() ? "fth-zap" : "fth-cpu");
    icon.getStyleClass().add("device-icon");
    memoryBar = new UseBar(model.text("Devices.memoryName"), true);
    loadBar = new UseBar(model.text("Devices.loadName"), false);
    bars = new HBox(16, named("Devices.memoryName", memoryBar), named("Devices.loadName", loadBar));
    bars.managedProperty().bind(bars.visibleProperty());
    VBox all = new VBox(8, heading(), bars, owners, studies, note);
    HBox.setHgrow(all, Priority.ALWAYS);
    getChildren().setAll(icon, all);
    update();
  }

  private HBox heading() {
    Label name = new Label(device.name());
    name.getStyleClass().add(Styles.TEXT_BOLD);
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    Label id = new Label(device.id());
    id.getStyleClass().addAll(Styles.TEXT_MUTED, "code");
    memory.getStyleClass().add(Styles.TEXT_MUTED);
    memory.setText(model.memory(device));
    memory.managedProperty().bind(memory.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox heading = new HBox(12, name, id, memory, gap, standing);
    heading.setAlignment(Pos.CENTER_LEFT);
    for (Label whole : new Label[] {id, memory, standing}) {
      whole.setMinWidth(USE_PREF_SIZE);
    }
    return heading;
  }

  private Node named(String key, UseBar bar) {
    Label name = new Label(model.text(key));
    name.getStyleClass().add(Styles.TEXT_SMALL);
    name.setMinWidth(USE_PREF_SIZE);
    bar.setPrefWidth(BAR_WIDTH);
    HBox both = new HBox(8, name, bar);
    both.setAlignment(Pos.TOP_LEFT);
    return both;
  }

  private static Label line(String styleClass) {
    Label line = new Label();
    line.getStyleClass().add(styleClass);
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.visibleProperty().bind(line.textProperty().isNotEmpty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  /** Shows how things are at this moment. */
  void update() {
    DeviceUse use = model.use(device).orElse(null);
    bars.setVisible(use != null);
    memory.setVisible(use == null || use.memoryTotal() <= 0);
    memoryBar.show(
        use == null ? OptionalDouble.empty() : use.memoryShare(),
        use == null ? "" : model.words().memory(use));
    loadBar.show(
        use == null ? OptionalDouble.empty() : use.load(),
        use == null ? "" : model.words().load(use.load()));
    owners.setText(model.owners(device));
    studies.setText(String.join("\n", model.studies(device)));
    note.setText(model.note(device));
    standing.setText(model.standing(device));
    boolean ready = device.usable() && !model.isGone(device);
    standing.getStyleClass().setAll("label", "pill", ready ? "pill-success" : "pill-warning");
  }
}
