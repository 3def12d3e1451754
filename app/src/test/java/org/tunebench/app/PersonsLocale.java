package org.tunebench.app;

import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets each test of a class see numbers in the locale of another person, and gives the own one back
 * after it. Of formats alone: the words of dialogs that the toolkit brings stay for as long as Java
 * runs, and other tests look for them.
 */
public final class PersonsLocale implements BeforeEachCallback, AfterEachCallback {
  private final Locale locale;
  private Locale before;

  /**
   * @param locale the person's, as long as a test goes
   */
  public PersonsLocale(Locale locale) {
    this.locale = locale;
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, locale);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }
}
