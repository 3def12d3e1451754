package org.tunebench.app.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WholeFile;

/**
 * Keeps something as JSON in a file that its owner alone can read. It is worth no error message: a
 * file that cannot be read counts as none, and one that cannot be written is only logged.
 *
 * @param <T> what is kept
 */
public final class KeptJson<T> {
  private static final Logger LOG = LoggerFactory.getLogger(KeptJson.class);

  private final Path file;
  private final Class<T> type;
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * @param type what Jackson reads and writes
   */
  public KeptJson(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
  }

  /** What was kept, if anything. */
  public Optional<T> read() {
    try {
      return Optional.ofNullable(json.readValue(Files.readString(file), type));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read and counts as none", file, unreadable);
      return Optional.empty();
    }
  }

  /** Replaces the file in one step, so that a crash leaves the old or the new one. */
  public void write(T kept) {
    try {
      String text = json.writeValueAsString(kept);
      WholeFile.writeForOwner(file, target -> Files.writeString(target, text));
    } catch (IOException refused) {
      LOG.warn("{} cannot be written", file, refused);
    }
  }

  /** Takes the file away: there is nothing to keep. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      LOG.warn("{} cannot be deleted", file, refused);
    }
  }
}
