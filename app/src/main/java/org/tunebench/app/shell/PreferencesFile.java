package org.tunebench.app.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WholeFile;

/**
 * Keeps preferences in a file. They are worth no error message: a file that cannot be read counts
 * as none, and one that cannot be written is only logged.
 */
public final class PreferencesFile {
  /** Its name in the workspace. */
  public static final String NAME = "preferences.json";

  private static final Logger LOG = LoggerFactory.getLogger(PreferencesFile.class);

  private final Path file;
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * @param workspace the folder that the file is kept in
   */
  public PreferencesFile(Path workspace) {
    this.file = workspace.resolve(NAME);
  }

  /** What the file says, or the defaults. */
  public Preferences read() {
    try {
      Preferences kept = json.readValue(Files.readString(file), Preferences.class);
      return kept == null ? Preferences.DEFAULT : kept;
    } catch (NoSuchFileException first) {
      return Preferences.DEFAULT;
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read; the defaults are taken", file, unreadable);
      return Preferences.DEFAULT;
    }
  }

  /** The same of a workspace that another process has: which studies go on is that one's to say. */
  public synchronized void writeAsGuest(Preferences preferences) {
    write(preferences.withGoOn(read().goOn()));
  }

  /** Replaces the file in one step, so that a crash leaves the old or the new one. */
  public synchronized void write(Preferences preferences) {
    try {
      String text = json.writeValueAsString(preferences);
      WholeFile.write(file, target -> Files.writeString(target, text));
    } catch (IOException refused) {
      LOG.warn("{} cannot be written", file, refused);
    }
  }
}
