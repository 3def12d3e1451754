package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Shows a message beside whatever the person does, by the tool that the desktop brings along. It
 * lies among the desktop's messages until it is read, and the desktop's own settings say whether
 * those of this program are shown. Where there is no such tool nothing happens. May take a moment:
 * not for the FX thread.
 */
public final class DesktopMessages {
  /** How AppleScript calls what it is given. */
  private static final String GIVEN = "argv";

  /** Read by AppleScript as data, whatever the words are. */
  private static final List<String> SCRIPT =
      List.of(
          "-e",
          "on run " + GIVEN,
          "-e",
          "display notification (item 2 of %1$s) with title (item 1 of %1$s)".formatted(GIVEN),
          "-e",
          "end run");

  private final String os;
  private final Predicate<List<String>> run;

  /**
   * @param os the name of the operating system
   * @param run runs a command; false if it cannot be, or says that it failed
   */
  DesktopMessages(String os, Predicate<List<String>> run) {
    this.os = os.toLowerCase(Locale.ROOT);
    this.run = run;
  }

  /** The desktop of this machine. */
  public static DesktopMessages ofThisMachine() {
    return new DesktopMessages(System.getProperty("os.name", ""), DesktopTool::run);
  }

  /**
   * Shows a message.
   *
   * @return false if nothing shows it
   */
  boolean show(String program, String sentence) {
    if (os.startsWith("windows")) {
      return false;
    }
    if (os.startsWith("mac")) {
      List<String> command = new ArrayList<>(List.of("osascript"));
      command.addAll(SCRIPT);
      command.addAll(List.of("--", program, sentence));
      return run.test(command);
    }
    return run.test(
        List.of(
            "notify-send",
            "--app-name=" + program,
            "--icon=tunebench",
            "--",
            program,
            asMarkup(sentence)));
  }

  /** Most desktops of Linux read the text of a message as markup, as its specification allows. */
  private static String asMarkup(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
