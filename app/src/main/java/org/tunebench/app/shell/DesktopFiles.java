package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Shows files in the person's own programs, by the tool that each system brings along. May take a
 * moment: not for the FX thread.
 */
public final class DesktopFiles {
  private final String os;
  private final Predicate<List<String>> run;

  /**
   * @param os the name of the operating system
   * @param run runs a command; false if it cannot be, or says that it failed
   */
  DesktopFiles(String os, Predicate<List<String>> run) {
    this.os = os.toLowerCase(Locale.ROOT);
    this.run = run;
  }

  /** The programs of this machine. */
  public static DesktopFiles ofThisMachine() {
    return new DesktopFiles(System.getProperty("os.name", ""), DesktopTool::run);
  }

  /** Opens a file in the program that the person has for its kind; false if none does. */
  boolean open(Path file) {
    String path = file.toAbsolutePath().toString();
    if (os.startsWith("windows")) {
      return run.test(List.of("rundll32", "url.dll,FileProtocolHandler", path));
    }
    return run.test(List.of(os.startsWith("mac") ? "open" : "xdg-open", path));
  }

  /** Shows a file in its folder, where the system can mark it there; false if nothing does. */
  boolean showInFolder(Path file) {
    Path path = file.toAbsolutePath();
    if (os.startsWith("windows")) {
      // It ends with 1 whatever it did.
      run.test(List.of("explorer", "/select," + path));
      return true;
    }
    return os.startsWith("mac")
        ? run.test(List.of("open", "-R", path.toString()))
        : run.test(List.of("xdg-open", path.getParent().toString()));
  }
}
