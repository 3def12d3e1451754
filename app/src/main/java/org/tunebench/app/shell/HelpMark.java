package org.tunebench.app.shell;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import javafx.beans.NamedArg;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A small question mark beside a word that may be unknown: pressed, it shows what the glossary
 * says. In FXML: {@code <HelpMark meaning="%Glossary.Pruner"/>}.
 */
public final class HelpMark extends Button {
  private static final double WIDTH = 300;

  private String meaning;

  /**
   * @param meaning the word, a colon, and what it means
   */
  public HelpMark(@NamedArg("meaning") String meaning) {
    super("", new FontIcon(Feather.HELP_CIRCLE));
    getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "help-mark");
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMeaning(meaning);
    setOnAction(event -> explain());
  }

  /** Sets what it explains, where that changes with what stands beside it. */
  public void setMeaning(String words) {
    meaning = words;
    setAccessibleText(words);
  }

  /** What it explains. */
  public String getMeaning() {
    return meaning;
  }

  private void explain() {
    Label text = new Label(meaning);
    text.setWrapText(true);
    text.setPrefWidth(WIDTH);
    text.getStyleClass().add("help-text");
    Popover popover = new Popover(text);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
    popover.show(this);
  }
}
