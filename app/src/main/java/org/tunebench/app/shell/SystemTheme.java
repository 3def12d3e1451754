package org.tunebench.app.shell;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Finds out whether the desktop is set to a dark theme, by asking the tool that each system brings
 * along. Light where the answer is not known.
 */
final class SystemTheme {
  private static final long PATIENCE_MILLIS = 1500;

  private final String os;
  private final Function<List<String>, String> ask;

  /**
   * @param os the name of the operating system
   * @param ask runs a command and gives what it wrote, or nothing
   */
  SystemTheme(String os, Function<List<String>, String> ask) {
    this.os = os.toLowerCase(Locale.ROOT);
    this.ask = ask;
  }

  /** The system of this process. */
  static SystemTheme ofThisMachine() {
    return new SystemTheme(System.getProperty("os.name", ""), SystemTheme::run);
  }

  /** Whether the desktop is dark. May take a moment: not for the FX thread. */
  boolean isDark() {
    if (os.startsWith("windows")) {
      return ask.apply(
              List.of(
                  "reg",
                  "query",
                  "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                  "/v",
                  "AppsUseLightTheme"))
          .contains("0x0");
    }
    if (os.startsWith("mac")) {
      return ask.apply(List.of("defaults", "read", "-g", "AppleInterfaceStyle")).contains("Dark");
    }
    return ask.apply(List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"))
        .contains("dark");
  }

  private static String run(List<String> command) {
    Process process = null;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
          ? new String(process.getInputStream().readAllBytes(), Charset.defaultCharset())
          : "";
    } catch (IOException notThere) {
      return "";
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return "";
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }
}
