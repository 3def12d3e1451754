package org.tunebench.app.shell;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** All words of the screens, from one bundle with dotted keys. */
public final class Texts {
  private final ResourceBundle bundle;

  /** The texts in a language; numbers in them follow the locale. */
  public Texts(Locale locale) {
    this.bundle = ResourceBundle.getBundle("org.tunebench.ui.texts", locale);
  }

  /** The bundle itself, for FXML loaders. */
  public ResourceBundle bundle() {
    return bundle;
  }

  /**
   * A text with its places filled in.
   *
   * @param key dotted: {@code Study.Start}
   * @param arguments for {@code {0}}, {@code {1}} …, as {@link MessageFormat} takes them
   */
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    return arguments.length == 0
        ? text
        : new MessageFormat(text, Numbers.locale()).format(arguments);
  }
}
