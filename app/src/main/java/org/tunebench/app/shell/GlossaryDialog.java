package org.tunebench.app.shell;

import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** All words that may be unknown, from the one glossary that help marks show, too. */
public final class GlossaryDialog {
  private static final String PREFIX = "Glossary.";
  private static final double WIDTH = 520;
  private static final double HEIGHT = 420;

  private final Texts texts;

  /** With these words. */
  public GlossaryDialog(Texts texts) {
    this.texts = texts;
  }

  /** What each word means, in the order of the words. */
  List<String> meanings() {
    return texts.bundle().keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .map(texts::get)
        .sorted(Comparator.comparing(String::toLowerCase))
        .toList();
  }

  /**
   * Shows it until the person closes it.
   *
   * @param owner the window that it stands in front of
   */
  public void show(Window owner) {
    VBox lines = new VBox(10);
    meanings().forEach(meaning -> lines.getChildren().add(line(meaning)));
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setPrefSize(WIDTH, HEIGHT);
    scroll.getStyleClass().add("edge-to-edge");
    String title = texts.get("Shell.Action.Words");
    ReadingDialog.show(owner, texts, title, title, scroll);
  }

  private static Label line(String meaning) {
    Label label = new Label(meaning);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
