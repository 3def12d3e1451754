package org.tunebench.app.shell;

import java.nio.file.Path;

/** Keeps preferences in a file of the workspace. */
public final class PreferencesFile {
  /** Its name in the workspace. */
  public static final String NAME = "preferences.json";

  private final KeptJson<Preferences> file;

  /**
   * @param workspace the folder that the file is kept in
   */
  public PreferencesFile(Path workspace) {
    this.file = new KeptJson<>(workspace.resolve(NAME), Preferences.class);
  }

  /** What the file says, or the defaults. */
  public Preferences read() {
    return file.read().orElse(Preferences.DEFAULT);
  }

  /** The same of a workspace that another process has: which studies go on is that one's to say. */
  public synchronized void writeAsGuest(Preferences preferences) {
    write(preferences.withGoOn(read().goOn()));
  }

  /** Replaces what the file says. */
  public synchronized void write(Preferences preferences) {
    file.write(preferences);
  }
}
