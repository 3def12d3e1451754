package org.tunebench.app.live;

import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.tunebench.app.trials.Fact;
import org.tunebench.app.trials.FactList;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Study;

/** Shows a study's definition. */
public final class DetailsController {
  private final StudyViewModel model;
  private final Definition definition;
  private Map<String, List<Fact>> shown = Map.of();

  @FXML private VBox left;
  @FXML private VBox right;

  /**
   * @param definition puts it into words
   */
  DetailsController(StudyViewModel model, Definition definition) {
    this.model = model;
    this.definition = definition;
  }

  @FXML
  private void initialize() {
    model.snapshotProperty().addListener((property, before, now) -> show(before, now));
    show(null, model.snapshotProperty().get());
  }

  private void show(StudySnapshot before, StudySnapshot now) {
    if (now == null || (before != null && before.study().spec() == now.study().spec())) {
      return;
    }
    Study study = now.study();
    Map<String, List<Fact>> sections = definition.sections(study);
    if (sections.equals(shown)) {
      return;
    }
    shown = sections;
    left.getChildren().clear();
    right.getChildren().clear();
    sections.forEach(this::add);
  }

  /** Two columns of about the same length. */
  private void add(String heading, List<Fact> facts) {
    Label title = new Label(heading);
    title.getStyleClass().add("section-heading");
    FactList list = new FactList();
    list.setFacts(facts);
    VBox section = new VBox(title, list);
    section.getStyleClass().add("details-section");
    VBox column = length(left) <= length(right) ? left : right;
    column.getChildren().add(section);
  }

  private static int length(VBox column) {
    return column.getChildren().stream()
        .mapToInt(section -> 2 + ((FactList) ((VBox) section).getChildren().get(1)).size())
        .sum();
  }
}
