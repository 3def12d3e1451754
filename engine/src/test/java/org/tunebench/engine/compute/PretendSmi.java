package org.tunebench.engine.compute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A script that answers as {@code nvidia-smi} does, from files that a test writes. */
public final class PretendSmi {
  private final Path folder;
  private final Path script;

  /** Makes the script in a folder; it lists no GPU yet. */
  public PretendSmi(Path folder) throws IOException {
    this.folder = folder;
    this.script = folder.resolve("nvidia-smi");
    say("gpus", "");
    say("apps", "");
    say("list", "");
    script(
        """
        case "$1" in
          --query-gpu*) cat '%1$s/gpus' ;;
          --query-compute-apps*) cat '%1$s/apps' ;;
          -L) cat '%1$s/list' ;;
        esac
        """
            .formatted(folder));
  }

  /** What a question is answered with: {@code gpus}, {@code apps} or {@code list}. */
  public void say(String question, String answer) throws IOException {
    // Whoever asks meanwhile reads the old answer or the new one, never a part.
    Path written = Files.writeString(folder.resolve(question + ".new"), answer);
    Files.move(
        written,
        folder.resolve(question),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Replaces what the script does. */
  public void script(String body) throws IOException {
    Files.writeString(script, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** The path of the script. */
  public String path() {
    return script.toString();
  }
}
