package org.tunebench.app.live;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.tunebench.app.shell.DeviceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.UseBar;
import org.tunebench.engine.compute.DeviceUse;

/** The devices of a running study, a row each: slots, memory, load, and who else is there. */
final class UsedDevicesGrid extends GridPane {
  private static final int COLUMNS = 3;

  /** The controls of one device. */
  private record Row(Label name, Label slots, UseBar memory, UseBar load, Label more) {}

  private final Texts texts;
  private final DeviceText words;
  private final List<Row> rows = new ArrayList<>();

  UsedDevicesGrid(Texts texts) {
    this.texts = texts;
    this.words = new DeviceText(texts);
    getStyleClass().add("used-devices");
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setHgrow(column == 1 ? Priority.ALWAYS : Priority.NEVER);
      width.setMinWidth(column == COLUMNS - 1 ? 64 : USE_PREF_SIZE);
      getColumnConstraints().add(width);
    }
  }

  /** Shows the devices as they are at this moment. */
  void show(List<UsedDevices.Used> devices) {
    if (rows.size() != devices.size()) {
      rebuild(devices.size());
    }
    for (int i = 0; i < devices.size(); i++) {
      show(rows.get(i), devices.get(i));
    }
  }

  private void rebuild(int count) {
    rows.clear();
    getChildren().clear();
    getRowConstraints().clear();
    for (int i = 0; i < count; i++) {
      Row row = row();
      rows.add(row);
      // As high as the bars with their words: beside the name there would be no room for them.
      addRow(2 * i, new VBox(row.name(), row.slots()), row.memory(), row.load());
      add(row.more(), 0, 2 * i + 1, COLUMNS, 1);
      RowConstraints top = new RowConstraints();
      top.setValignment(VPos.TOP);
      getRowConstraints().addAll(top, new RowConstraints());
    }
  }

  private Row row() {
    Label name = new Label();
    name.getStyleClass().add(Styles.TEXT_BOLD);
    name.setMinWidth(USE_PREF_SIZE);
    Label slots = new Label();
    slots.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    slots.setMinWidth(USE_PREF_SIZE);
    Label more = new Label();
    more.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL, "device-more");
    more.setWrapText(true);
    more.setMinHeight(USE_PREF_SIZE);
    more.visibleProperty().bind(more.textProperty().isNotEmpty());
    more.managedProperty().bind(more.visibleProperty());
    return new Row(
        name,
        slots,
        new UseBar(texts.get("Devices.memoryName"), true),
        new UseBar(texts.get("Devices.loadName"), false),
        more);
  }

  private void show(Row row, UsedDevices.Used device) {
    Optional<DeviceUse> use = device.use();
    row.name().setText(device.seat().device());
    row.slots().setText(words.slots(device.seat()));
    row.memory()
        .show(
            use.map(DeviceUse::memoryShare).orElse(OptionalDouble.empty()),
            use.map(words::memory).orElse(texts.get("Devices.unknown")));
    OptionalDouble load = use.map(DeviceUse::load).orElse(OptionalDouble.empty());
    row.load().show(load, texts.get("Devices.loadIs", words.load(load)));
    List<String> more = new ArrayList<>();
    if (!device.seat().note().isEmpty()) {
      more.add(device.seat().note());
    }
    use.map(words::owners).filter(owners -> !owners.isEmpty()).ifPresent(more::add);
    row.more().setText(String.join("\n", more));
  }
}
