package org.tunebench.app.devices;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tunebench.engine.compute.cluster.ClusterStatus;
import org.tunebench.engine.compute.cluster.Partition;

/** The cluster on the page of devices: its partitions, and our jobs on them. */
final class ClusterCards {
  private final DevicesViewModel model;

  ClusterCards(DevicesViewModel model) {
    this.model = model;
  }

  void fill(VBox place, Optional<ClusterStatus> present) {
    place.getChildren().setAll(present.map(this::nodes).orElse(List.of()));
  }

  private List<Node> nodes(ClusterStatus cluster) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(heading(model.text("Devices.cluster"), cluster.version()));
    if (!cluster.problem().isEmpty()) {
      nodes.add(words(cluster.problem()));
      return nodes;
    }
    nodes.add(words(model.text("Devices.cluster.sentence")));
    cluster.partitions().forEach(partition -> nodes.add(card(partition)));
    nodes.add(heading(model.text("Devices.cluster.jobs"), ""));
    if (cluster.jobs().isEmpty()) {
      nodes.add(words(model.text("Devices.cluster.jobs.none")));
    } else {
      cluster.jobs().forEach(job -> nodes.add(row(job)));
    }
    return nodes;
  }

  private static Node heading(String text, String aside) {
    Label title = new Label(text);
    title.getStyleClass().add(Styles.TITLE_4);
    HBox heading = new HBox(12, title, muted(aside));
    heading.setAlignment(Pos.BASELINE_LEFT);
    return heading;
  }

  private static Label words(String text) {
    Label words = muted(text);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    return words;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    return label;
  }

  private Node card(Partition partition) {
    FontIcon icon = new FontIcon("fth-server");
    icon.getStyleClass().add("device-icon");
    Label name = new Label(partition.name());
    name.getStyleClass().add(Styles.TEXT_BOLD);
    Label isDefault = muted(partition.isDefault() ? model.text("Devices.cluster.default") : "");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label standing =
        new Label(
            model.text(partition.available() ? "Devices.cluster.up" : "Devices.cluster.down"));
    standing
        .getStyleClass()
        .addAll("pill", partition.available() ? "pill-success" : "pill-warning");
    HBox first = new HBox(12, name, isDefault, gap, standing);
    first.setAlignment(Pos.CENTER_LEFT);
    VBox both = new VBox(6, first, words(model.partition(partition)));
    HBox.setHgrow(both, Priority.ALWAYS);
    HBox card = new HBox(16, icon, both);
    card.getStyleClass().add("card-row");
    return card;
  }

  private Node row(ClusterStatus.Place job) {
    Label name = new Label(job.name());
    name.getStyleClass().add("code");
    return new HBox(12, name, words(model.job(job)));
  }
}
