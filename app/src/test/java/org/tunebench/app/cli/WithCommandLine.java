package org.tunebench.app.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of what is typed in a terminal. */
abstract class WithCommandLine {
  /** For the files of a test; its workspace is there, too. */
  @TempDir Path folder;

  CommandLineFixture line;

  @BeforeEach
  final void openTerminal() {
    line = new CommandLineFixture(folder);
  }
}
