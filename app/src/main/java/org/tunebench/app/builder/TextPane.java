package org.tunebench.app.builder;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tunebench.app.shell.Action;
import org.tunebench.app.shell.ActionControls;
import org.tunebench.app.shell.TabKeys;
import org.tunebench.app.shell.Texts;

/** Binds what stands beside the form: the study file as text, and a place to paste Python. */
public final class TextPane {
  private static final String ALONE = "alone";
  private static final String WRONG = "field-problem";
  private static final double NARROW = 960;
  private static final double SHARE = 0.36;
  private static final double LEAST_WIDTH = 360;
  private static final double MOST_WIDTH = 680;

  @FXML private VBox pane;
  @FXML private ToggleButton showFile;
  @FXML private ToggleButton showPaste;
  @FXML private Button saveFile;
  @FXML private VBox filePart;
  @FXML private TextArea file;
  @FXML private Label fileProblem;
  @FXML private Label partial;
  @FXML private Hyperlink fileLine;
  @FXML private VBox aside;
  @FXML private Hyperlink bringBack;
  @FXML private VBox pastePart;
  @FXML private TextArea python;
  @FXML private Label pasteProblem;
  @FXML private Hyperlink pasteLine;
  @FXML private Label understood;
  @FXML private Button replaceSpace;
  @FXML private Button addToSpace;
  private boolean typing;

  /** Made by the FXML of the builder page, which includes this one. */
  public TextPane() {}

  /**
   * Takes its share of the page, or all of it where the form would have too little room beside.
   *
   * @param form makes room then
   */
  void arrange(Region page, Node form) {
    pane.setMinWidth(Region.USE_PREF_SIZE);
    pane.prefWidthProperty()
        .bind(Bindings.createDoubleBinding(() -> width(page.getWidth()), page.widthProperty()));
    form.visibleProperty()
        .bind(pane.visibleProperty().not().or(page.widthProperty().greaterThan(NARROW)));
    form.managedProperty().bind(form.visibleProperty());
    form.visibleProperty()
        .addListener(
            (was, old, now) -> {
              pane.getStyleClass().remove(ALONE);
              if (!now) {
                pane.getStyleClass().add(ALONE);
              }
            });
  }

  private static double width(double page) {
    return page <= NARROW ? page : Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, page * SHARE));
  }

  void edit(StudyText text, PythonPaste paste, Texts texts) {
    ToggleGroup parts = new ToggleGroup();
    parts.getToggles().setAll(showFile, showPaste);
    showFile.setSelected(true);
    parts
        .selectedToggleProperty()
        .addListener(
            (was, old, now) -> {
              if (now == null) {
                parts.selectToggle(old);
              } else {
                show();
              }
            });
    show();
    bind(text);
    showIfAny(fileProblem, text.problemProperty());
    showIfAny(
        partial,
        Bindings.createStringBinding(
            () -> unfinished(text, texts),
            text.partialProperty(),
            text.lackingProperty(),
            text.problemProperty()));
    text.partialProperty()
        .subscribe(now -> partial.getStyleClass().setAll("label", now ? WRONG : "text-small"));
    leadTo(text.wrongLineProperty(), fileLine, file, texts);
    aside.visibleProperty().bind(text.asideProperty().isNotEmpty());
    aside.managedProperty().bind(aside.visibleProperty());
    bringBack.setOnAction(event -> text.bringBack());
    python.textProperty().bindBidirectional(paste.textProperty());
    showIfAny(pasteProblem, paste.problemProperty());
    leadTo(paste.wrongLineProperty(), pasteLine, python, texts);
    showIfAny(understood, paste.understoodProperty());
    for (Button needing : new Button[] {replaceSpace, addToSpace}) {
      needing.disableProperty().bind(paste.readProperty().isNull());
    }
    // YAML has no tabs.
    TabKeys.leave(file);
    Indentation.keep(file);
    TabKeys.leave(python);
    replaceSpace.setOnAction(event -> paste.replace());
    addToSpace.setOnAction(event -> paste.add());
  }

  /** What a text of the form has not yet, where nothing is wrong with it as a text. */
  private static String unfinished(StudyText text, Texts texts) {
    if (text.partialProperty().get()) {
      return texts.get("Builder.Text.partial");
    }
    boolean lacks =
        !text.lackingProperty().get().isEmpty() && text.problemProperty().get().isEmpty();
    return lacks ? texts.get("Builder.Text.lacks", text.lackingProperty().get()) : "";
  }

  /** Turns the button beside the text into the one that saves it. */
  void saveThrough(Action save, Texts texts) {
    new ActionControls(texts).bind(saveFile, save);
    // The pane is narrow: the words stand in the hint.
    saveFile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    saveFile.setAccessibleText(saveFile.getText());
  }

  /** Shows the way to a line: nobody counts them. */
  private static void leadTo(
      ReadOnlyIntegerProperty line, Hyperlink way, TextArea area, Texts texts) {
    way.textProperty()
        .bind(Bindings.createStringBinding(() -> texts.get("Builder.Text.line", line.get()), line));
    way.visibleProperty().bind(line.greaterThan(0));
    way.managedProperty().bind(way.visibleProperty());
    way.setOnAction(
        event -> {
          List<String> before = area.getText().lines().limit(line.get() - 1L).toList();
          int start = before.stream().mapToInt(text -> text.length() + 1).sum();
          int end = area.getText().indexOf('\n', Math.min(start, area.getLength()));
          area.requestFocus();
          area.selectRange(start, end < 0 ? area.getLength() : end);
        });
  }

  /** What the person had typed where the form rewrites the text comes back by the text's undo. */
  private void bind(StudyText text) {
    file.setText(text.textProperty().get());
    file.textProperty()
        .addListener(
            (was, old, now) -> {
              typing = true;
              text.textProperty().set(now);
              typing = false;
            });
    text.textProperty()
        .addListener(
            (was, old, now) -> {
              if (typing) {
                // An area that is telling of a change cannot be changed.
                Platform.runLater(() -> follow(text));
              } else {
                follow(text);
              }
            });
  }

  /** Keeps the place of the caret and of the scroll bar. */
  private void follow(StudyText text) {
    String now = text.textProperty().get();
    if (!now.equals(file.getText())) {
      int caret = file.getCaretPosition();
      double top = file.getScrollTop();
      file.replaceText(0, file.getLength(), now);
      file.positionCaret(Math.min(caret, now.length()));
      file.setScrollTop(top);
    }
  }

  /** Shows words where there are any; without them the label takes no room. */
  static void showIfAny(Label label, ObservableStringValue words) {
    label.textProperty().bind(words);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
  }

  private void show() {
    boolean asFile = showFile.isSelected();
    showIf(asFile, filePart);
    saveFile.setVisible(asFile);
    showIf(!asFile, pastePart);
  }

  private static void showIf(boolean shown, Node node) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Shows the place to paste Python and lets the person type there. */
  void openPaste() {
    showPaste.setSelected(true);
    begin();
  }

  /** Lets the person type, or paste, at once. */
  void begin() {
    (showFile.isSelected() ? file : python).requestFocus();
  }

  /** Whether a node is one of the two texts, which have an undo of their own. */
  boolean isText(Object node) {
    return node == file || node == python;
  }
}
