package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.shell.Preferences;
import org.tunebench.app.shell.PreferencesFile;
import org.tunebench.app.shell.ThemeChoice;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StorageException;

/** From one workspace to another in the same window. */
class WorkspaceFlowTest {
  @TempDir Path home;
  @TempDir Path other;
  @TempDir Path taken;
  private final WindowRobot window = new WindowRobot();
  private final FakeSearchEngine first = FakeWorkbench.engine("filled");
  private final FakeSearchEngine second = FakeWorkbench.engine("empty");

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private void open(Path begin) throws TimeoutException {
    open(begin, Map.of(home, first, other, second)::get);
  }

  private void open(Path begin, Function<Path, FakeSearchEngine> engines) throws TimeoutException {
    Parts parts = FakeWorkbench.parts(first);
    window.open(
        new Parts(
            folder -> {
              if (folder.equals(taken)) {
                throw new StorageException(
                    "The workspace " + folder + " is in use: close that", null);
              }
              FakeSearchEngine engine = engines.apply(folder);
              return new Backend.Session(engine, Optional.empty(), engine::close);
            },
            parts.studyPage(),
            parts.studyFile(),
            parts.data(),
            parts.demo(),
            parts.samplers(),
            parts.pruners()),
        begin,
        Optional.empty());
  }

  @Test
  void theWindowGoesOverToAnotherWorkspaceAndNoneIsLost() throws TimeoutException {
    new PreferencesFile(home)
        .write(
            Preferences.DEFAULT
                .withTheme(ThemeChoice.DARK)
                .withWorkspaces(List.of(taken.toString(), other.toString())));
    open(home);
    window.until(() -> window.shows("pbmc-autotune"));
    window.go("settings", "Settings");

    clickFolder(taken);
    window.until(() -> window.shows("A search is running"));
    window.click("Go on next time");
    window.until(() -> window.shows("The workspace was not opened"));
    assertThat(window.showsText(t -> t.contains("is in use: close that"))).isTrue();
    window.click("Close");
    assertThat(first.closed()).isFalse();

    clickFolder(other);
    window.until(() -> window.shows("A search is running"));
    window.click("Cancel");
    clickFolder(other);
    window.until(() -> window.shows("A search is running"));
    window.click("Go on next time");
    window.until(() -> window.shows("No studies yet"));
    assertThat(first.closed()).isTrue();
    assertThat(new PreferencesFile(home).read().goOn()).hasSize(1);

    assertThat(window.stage().getTitle()).isEqualTo(other.getFileName() + " – Tunebench");
    window.until(() -> new PreferencesFile(other).read().theme() == ThemeChoice.DARK);
    window.go("studies", "Studies");
    window.until(() -> window.shows("Workspace: " + other));

    window.go("settings", "Settings");
    assertThat(window.named(TextField.class, "Workspace").getText()).isEqualTo(other.toString());
    assertThat(window.shows(home.toString())).isTrue();
  }

  private void clickFolder(Path folder) {
    window.until(() -> window.shows(folder.toString()));
    window.click(folder.toString());
  }

  @Test
  void whoOpensTheWorkspaceThatWasLookedAtStaysAtItsStudy() throws TimeoutException {
    first.ownedBy(new SearchEngine.Owner("process 7", true, Instant.EPOCH));
    FakeSearchEngine own = FakeWorkbench.engine("filled");
    Iterator<FakeSearchEngine> engines = List.of(first, own).iterator();
    open(home, folder -> engines.next());
    window.until(() -> window.shows("pbmc-autotune"));
    window.click("pbmc-autotune");
    window.until(() -> window.stage().getTitle().startsWith("pbmc-autotune"));
    assertThat(window.find(ToggleButton.class, "newStudy").isDisabled()).isTrue();

    window.click("Open the workspace");
    window.until(() -> !window.shows("Open the workspace"));
    window.until(() -> window.stage().getTitle().startsWith("pbmc-autotune"));
    window.until(() -> !window.find(ToggleButton.class, "newStudy").isDisabled());
    assertThat(first.closed()).isTrue();
  }

  @Test
  void whereNoneCanBeOpenedAnotherOneCan() throws TimeoutException {
    open(taken);
    window.until(() -> window.showsText(t -> t.contains("is in use: close that")));
    assertThat(window.find(Button.class, "failedOther").isDisabled()).isFalse();
  }
}
