package org.tunebench.app.shell;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Finds out whether the desktop is set to a dark theme, by asking the tool that each system brings
 * along. Light where the answer is not known.
 */
final class SystemTheme {
  private static final long PATIENCE_MILLIS = 1500;

  private final String os;
  private final Path home;
  private final Path config;
  private final Function<List<String>, String> ask;

  /**
   * @param os the name of the operating system
   * @param home the person's folder
   * @param config the folder of settings on Linux
   * @param ask runs a command and gives what it wrote, or nothing
   */
  SystemTheme(String os, Path home, Path config, Function<List<String>, String> ask) {
    this.os = os.toLowerCase(Locale.ROOT);
    this.home = home;
    this.config = config;
    this.ask = ask;
  }

  /** The system of this process. */
  static SystemTheme ofThisMachine() {
    Path home = Path.of(System.getProperty("user.home", ""));
    String config = System.getenv("XDG_CONFIG_HOME");
    return new SystemTheme(
        System.getProperty("os.name", ""),
        home,
        config == null || config.isBlank() ? home.resolve(".config") : Path.of(config),
        SystemTheme::run);
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

  /**
   * Tells when the desktop last kept a setting, any of them, without starting a program; nothing
   * does where it keeps them in no file. Reads a file's time, 0 without it: not for the FX thread.
   */
  Optional<LongSupplier> lastChange() {
    return settings().map(file -> () -> file.toFile().lastModified());
  }

  private Optional<Path> settings() {
    if (os.startsWith("windows")) {
      return Optional.empty();
    }
    if (os.startsWith("mac")) {
      return Optional.of(home.resolve("Library/Preferences/.GlobalPreferences.plist"));
    }
    return Optional.of(config.resolve("dconf/user"));
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
