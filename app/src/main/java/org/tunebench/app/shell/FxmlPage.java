package org.tunebench.app.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** A page that is one screen, under the same title for as long as it is shown. */
public abstract class FxmlPage implements Page {
  private final Parent view;
  private final String title;

  /**
   * Loads the screen.
   *
   * @param screen its file, as {@link Fxml#load} takes it
   * @param controller binds it
   * @param titleKey the key of its title; empty for the program's name alone
   */
  protected FxmlPage(String screen, Object controller, String titleKey, Texts texts) {
    this.view = Fxml.load(screen, controller, texts);
    this.title = titleKey.isEmpty() ? "" : texts.get(titleKey);
  }

  @Override
  public final Parent view() {
    return view;
  }

  @Override
  public final ObservableValue<String> title() {
    return new ReadOnlyStringWrapper(title);
  }
}
