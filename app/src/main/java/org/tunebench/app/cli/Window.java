package org.tunebench.app.cli;

import java.nio.file.Path;

/** The workbench's window, seen from the command line, which must not load it. */
public interface Window {
  /** Whether there is a screen to show it on. */
  boolean hasDisplay();

  /**
   * Shows the window and comes back when it has been closed.
   *
   * @param home the workspace's folder
   */
  void show(Path home);
}
