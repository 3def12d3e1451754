package org.tunebench.app.builder;

import java.nio.file.Path;
import java.util.Optional;
import org.tunebench.app.shell.KeptJson;

/** Keeps the study that is being defined in a file of the workspace. */
public final class DraftFile {
  /** Its name in the workspace. */
  static final String NAME = "draft.json";

  private final KeptJson<KeptDraft> file;

  /**
   * @param workspace the folder that the file is kept in
   */
  public DraftFile(Path workspace) {
    this.file = new KeptJson<>(workspace.resolve(NAME), KeptDraft.class);
  }

  /** What was kept, if anything. */
  Optional<KeptDraft> read() {
    return file.read();
  }

  /** Replaces what was kept, or takes it away where there is nothing to keep. */
  void write(Optional<KeptDraft> kept) {
    kept.ifPresentOrElse(file::write, file::clear);
  }
}
