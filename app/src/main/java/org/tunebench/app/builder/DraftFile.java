package org.tunebench.app.builder;

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
 * Keeps the study that is being defined in a file. A file that cannot be read counts as none, and
 * one that cannot be written is only logged: the form itself still has it all.
 */
public final class DraftFile {
  /** Its name in the workspace. */
  static final String NAME = "draft.json";

  private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);

  private final Path file;
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * @param workspace the folder that the file is kept in
   */
  public DraftFile(Path workspace) {
    this.file = workspace.resolve(NAME);
  }

  /** What was kept, if anything. */
  Optional<KeptDraft> read() {
    try {
      return Optional.ofNullable(json.readValue(Files.readString(file), KeptDraft.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read", file, unreadable);
      return Optional.empty();
    }
  }

  /** Replaces the file in one step, or takes it away where there is nothing to keep. */
  void write(Optional<KeptDraft> kept) {
    try {
      if (kept.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      String text = json.writeValueAsString(kept.get());
      WholeFile.write(file, target -> Files.writeString(target, text));
    } catch (IOException refused) {
      LOG.warn("{} cannot be written", file, refused);
    }
  }
}
