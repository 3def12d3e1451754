package org.tunebench.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import org.slf4j.LoggerFactory;
import org.tunebench.app.cli.Window;
import org.tunebench.app.shell.DisplayScale;
import org.tunebench.app.shell.PreferencesFile;

/** Opens the workbench's window. JavaFX is loaded when it is shown, not before. */
final class DesktopWindow implements Window {
  @Override
  public boolean show(Path home, Optional<Path> studyFile) {
    if (!mayHaveDisplay()) {
      return false;
    }
    List<String> arguments = new ArrayList<>(List.of(home.toString()));
    studyFile.ifPresent(file -> arguments.add(file.toString()));
    DrawingPath.choose();
    DisplayScale.choose(new PreferencesFile(home).read());
    try {
      Application.launch(DesktopApp.class, arguments.toArray(String[]::new));
      return true;
    } catch (UnsupportedOperationException noDisplay) {
      // What the toolkit throws where the display that is named cannot be reached; anything that
      // the application itself throws comes wrapped.
      LoggerFactory.getLogger(DesktopWindow.class).warn("no display", noDisplay);
      return false;
    }
  }

  private static boolean mayHaveDisplay() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows") || system.startsWith("mac")) {
      return true;
    }
    // JavaFX draws through X11, on Wayland through its bridge, which sets the variable, too.
    String display = System.getenv("DISPLAY");
    return display != null && !display.isBlank();
  }
}
