package org.tunebench.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.Removal;

class TrialFilesTest {
  @TempDir Path home;

  private Path trial;

  @BeforeEach
  void writeFiles() throws IOException {
    trial = Files.createDirectories(home.resolve("3"));
    Files.createDirectories(trial.resolve("checkpoints/last"));
    Files.writeString(trial.resolve("log.txt"), "said\n");
    Files.write(trial.resolve("model.zip"), new byte[1_000]);
    Files.write(trial.resolve("checkpoints/last/weights"), new byte[200]);
    Files.writeString(trial.resolve("checkpoints/log.txt"), "its own");
  }

  @Test
  void allCountsButTheLog() throws IOException {
    assertThat(TrialFiles.size(trial, true)).isEqualTo(1_207);
    assertThat(TrialFiles.size(home.resolve("4"), true)).isZero();
  }

  @Test
  void allGoesButTheLog() throws IOException {
    TrialFiles.clear(trial, true);
    TrialFiles.log(trial, "artifacts removed");

    assertThat(trial).isDirectoryNotContaining(file -> !file.endsWith("log.txt"));
    assertThat(trial.resolve("log.txt")).hasContent("said\nartifacts removed\n");
    assertThat(TrialFiles.size(trial, true)).isZero();
  }

  @Test
  void theCheckpointIsLeftToATrialThatMayGoOn() throws IOException {
    assertThat(TrialFiles.size(trial, false)).isEqualTo(1_000);
    TrialFiles.clear(trial, false);
    assertThat(trial.resolve("model.zip")).doesNotExist();
    assertThat(trial.resolve("checkpoints/last/weights")).hasSize(200);

    Removal.of(trial.resolve("checkpoints"));
    assertThat(trial.resolve("checkpoints")).doesNotExist();
    Removal.of(trial.resolve("checkpoints"));
    assertThat(trial.resolve("log.txt")).hasContent("said\n");
  }

  @Test
  void whatLinksPointToStays() throws IOException {
    Path data = Files.createDirectories(home.resolve("data"));
    Files.write(data.resolve("cells.h5ad"), new byte[5_000]);
    link(trial.resolve("all"), data);
    link(trial.resolve("cells"), data.resolve("cells.h5ad"));
    link(home.resolve("9"), data);

    assertThat(TrialFiles.size(trial, true)).isEqualTo(1_207);
    assertThat(TrialFiles.size(home.resolve("9"), true)).isZero();
    TrialFiles.clear(trial, true);
    TrialFiles.clear(home.resolve("9"), true);

    assertThat(data.resolve("cells.h5ad")).hasSize(5_000);
    assertThat(trial.resolve("all")).doesNotExist();
    assertThat(trial.resolve("cells")).doesNotExist();
  }

  @Test
  void aLogThatIsALinkIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(home.resolve("notes"), "mine");
    Files.delete(trial.resolve("log.txt"));
    link(trial.resolve("log.txt"), elsewhere);

    assertThatThrownBy(() -> TrialFiles.log(trial, "artifacts removed"))
        .isInstanceOf(IOException.class);
    assertThat(elsewhere).hasContent("mine");
  }

  private static void link(Path link, Path target) {
    boolean made;
    try {
      Files.createSymbolicLink(link, target);
      made = true;
    } catch (IOException | UnsupportedOperationException e) {
      made = false;
    }
    assumeThat(made).as("this system lets us make links").isTrue();
  }
}
