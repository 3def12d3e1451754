package org.tunebench.app.live;

import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.tunebench.app.shell.TabKeys;
import org.tunebench.app.trials.Fact;
import org.tunebench.app.trials.FactList;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Study;

/** Binds the details of a study: what the person notes about it, and its definition. */
public final class DetailsController {
  private static final Duration REST = Duration.seconds(1);

  private final StudyViewModel model;
  private final StudyNote studyNote;
  private final Definition definition;
  private Map<String, List<Fact>> shown = Map.of();

  @FXML private TextArea noteText;
  @FXML private Label noteProblem;
  @FXML private VBox left;
  @FXML private VBox right;

  /**
   * @param studyNote what the person notes
   * @param definition puts the definition into words
   */
  DetailsController(StudyViewModel model, StudyNote studyNote, Definition definition) {
    this.model = model;
    this.studyNote = studyNote;
    this.definition = definition;
  }

  @FXML
  private void initialize() {
    bindNote();
    model.snapshotProperty().addListener((property, before, now) -> show(before, now));
    show(null, model.snapshotProperty().get());
  }

  /** Kept when the person rests or goes elsewhere. */
  private void bindNote() {
    noteText.setEditable(model.mayWork());
    if (!model.mayWork()) {
      noteText.setPromptText("");
    }
    TabKeys.leave(noteText);
    noteText.textProperty().bindBidirectional(studyNote.textProperty());
    noteProblem.textProperty().bind(studyNote.problemProperty());
    noteProblem.visibleProperty().bind(noteProblem.textProperty().isNotEmpty());
    noteProblem.managedProperty().bind(noteProblem.visibleProperty());
    PauseTransition rest = new PauseTransition(REST);
    rest.setOnFinished(event -> studyNote.keep());
    noteText.textProperty().addListener((property, before, now) -> rest.playFromStart());
    noteText
        .focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (!now) {
                studyNote.keep();
              }
            });
  }

  /** Puts the caret at the end of the note. */
  void editNote() {
    noteText.requestFocus();
    noteText.end();
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
