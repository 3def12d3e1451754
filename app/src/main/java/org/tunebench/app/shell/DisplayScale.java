package org.tunebench.app.shell;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How large letters and everything else are drawn. JavaFX follows the desktop, on Linux in whole
 * steps alone; a person may prefer something else. On a Mac the desktop alone decides.
 */
public final class DisplayScale {
  /** The toolkit's property by the beginning of the system's name. */
  private static final Map<String, String> PROPERTIES =
      Map.of("linux", "glass.gtk.uiScale", "windows", "glass.win.uiScale");

  private DisplayScale() {}

  /** Chooses before the toolkit starts; what is set for this start alone stays. */
  public static void choose(Preferences preferences) {
    ofThisMachine()
        .filter(name -> System.getProperty(name) == null && preferences.scale() > 0)
        .ifPresent(name -> System.setProperty(name, preferences.scale() + "%"));
  }

  /** Whether it can be chosen on this machine. */
  public static boolean isPossible() {
    return ofThisMachine().isPresent();
  }

  private static Optional<String> ofThisMachine() {
    return property(System.getProperty("os.name").toLowerCase(Locale.ROOT));
  }

  /** What says it to the toolkit, where anything can. */
  static Optional<String> property(String system) {
    return PROPERTIES.entrySet().stream()
        .filter(entry -> system.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
