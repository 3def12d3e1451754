package org.tunebench.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Where verbs write to.
 *
 * @param out results
 * @param err what went wrong
 * @param interactive whether a person watches a terminal that can redraw a line
 * @param width characters a line
 * @param charset the terminal's
 */
public record Console(
    PrintStream out, PrintStream err, boolean interactive, int width, Charset charset) {
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;

  /** Said by launchers that know whether standard output is a terminal; else Java is asked. */
  static final String TERMINAL_PROPERTY = "tunebench.terminal";

  /** This process's own streams. */
  public static Console system() {
    String said = System.getProperty(TERMINAL_PROPERTY);
    boolean terminal = said == null ? System.console() != null : Boolean.parseBoolean(said);
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    Charset charset = shownCharset();
    return new Console(
        // Not System.out, which keeps to itself why it takes no more.
        new StandardStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), charset),
        new PrintStream(System.err, true, charset),
        terminal && !dumb,
        width(System.getenv("COLUMNS")),
        charset);
  }

  /** What the terminal shows; Java 17 does not say it of standard output itself. */
  private static Charset shownCharset() {
    for (String property :
        new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
      String name = System.getProperty(property);
      if (name != null && Charset.isSupported(name)) {
        return Charset.forName(name);
      }
    }
    return Charset.defaultCharset();
  }

  private static int width(String columns) {
    return columns != null && columns.matches("[1-9]\\d{0,3}")
        ? Math.max(LEAST_WIDTH, Integer.parseInt(columns))
        : USUAL_WIDTH;
  }

  /** All of it on standard error, line by line: where standard output is for another program. */
  Console beside() {
    return new Console(err, err, false, width, charset);
  }

  /** Whether the terminal can show these characters. */
  boolean shows(String text) {
    return charset.newEncoder().canEncode(text);
  }
}
