package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.Optional;

/** The workbench's window, seen from the command line, which must not load it. */
public interface Window {
  /**
   * Shows the window and comes back when it has been closed.
   *
   * @param home the workspace's folder
   * @param studyFile what to open in it
   * @return whether there was a screen to show it on
   */
  boolean show(Path home, Optional<Path> studyFile);
}
