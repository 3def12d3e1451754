package org.tunebench.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.tunebench.app.plain.ProgramVersion;

/** Says which version this is, and whose work it is built on. */
public final class AboutDialog {
  private static final int ROWS = 12;
  private static final double WIDTH = 460;

  private final Texts texts;

  /** With these words. */
  public AboutDialog(Texts texts) {
    this.texts = texts;
  }

  /**
   * Shows it until the person closes it.
   *
   * @param owner the window that it stands in front of
   */
  public void show(Window owner) {
    TextArea parts = new TextArea(parts());
    parts.setEditable(false);
    TabKeys.leave(parts);
    parts.setPrefRowCount(ROWS);
    parts.setPrefWidth(WIDTH);
    parts.setAccessibleText(texts.get("Shell.About.parts"));
    ReadingDialog.show(
        owner,
        texts,
        texts.get("Shell.Action.About"),
        texts.get("App.Name"),
        new VBox(
            8,
            new Label(version()),
            new Label(texts.get("Shell.About.licence")),
            new Label(texts.get("Shell.About.parts")),
            parts));
  }

  private String version() {
    return texts.get(
        "Shell.About.version",
        ProgramVersion.built().orElseGet(() -> texts.get("Shell.About.unversioned")),
        System.getProperty("java.version"),
        System.getProperty("javafx.runtime.version", "?"));
  }

  private static String parts() {
    try (InputStream in = Fxml.resource("parts.txt").openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of parts cannot be read from the program", e);
    }
  }
}
