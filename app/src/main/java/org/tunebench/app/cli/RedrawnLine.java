package org.tunebench.app.cli;

/** The last line of a terminal, drawn over and over. */
final class RedrawnLine {
  private final Console console;
  private int drawn;

  RedrawnLine(Console console) {
    this.console = console;
  }

  /** Draws over what stands there; what is wider than the terminal would begin a line each time. */
  void draw(String line) {
    put(line.length() < console.width() ? line : line.substring(0, console.width() - 1));
  }

  /** Leaves a whole line standing in its place, however long, and begins a new one below. */
  void leave(String line) {
    put(line);
    end();
  }

  private void put(String line) {
    console.out().print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
    console.out().flush();
    drawn = line.length();
  }

  /** What stands there stays; what comes next is below. */
  void end() {
    if (drawn > 0) {
      console.out().println();
      drawn = 0;
    }
  }
}
