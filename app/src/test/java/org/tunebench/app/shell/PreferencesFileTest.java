package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
  @TempDir Path workspace;

  @Test
  void whatIsWrittenIsReadBack() {
    Preferences chosen =
        Preferences.DEFAULT
            .withTheme(ThemeChoice.DARK)
            .withHistoryColors(Appearance.HistoryColors.COLOR_BLIND_SAFE)
            .withScale(150)
            .withParallel(4)
            .withWindow(new Preferences.Window(1600, 900, true))
            .withGoOn(Set.of(3L, 9L))
            .withPanels(
                new Preferences.Panels(
                    false,
                    true,
                    Map.of(
                        7L,
                        new ColumnLayout(
                            List.of(
                                new ColumnLayout.Column("lr", 123.5, true),
                                new ColumnLayout.Column("trial", 0, false)),
                            List.of(new ColumnLayout.Sort("lr", false))))));
    new PreferencesFile(workspace).write(chosen);

    assertThat(new PreferencesFile(workspace).read()).isEqualTo(chosen);
    assertThat(workspace).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void whoeverOnlyLooksLeavesWhichStudiesGoOn() {
    PreferencesFile file = new PreferencesFile(workspace);
    Preferences before = file.read();
    file.write(before.withGoOn(Set.of(5L)));

    file.writeAsGuest(before.withTheme(ThemeChoice.DARK));

    assertThat(file.read()).isEqualTo(before.withTheme(ThemeChoice.DARK).withGoOn(Set.of(5L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{", "[]", "42", "{\"theme\": \"PINK\"}", "{\"parallel\": \"many\"}"})
  void aSpoiltFileCountsAsNone(String content) throws IOException {
    Files.writeString(workspace.resolve(PreferencesFile.NAME), content);

    assertThat(new PreferencesFile(workspace).read()).isEqualTo(Preferences.DEFAULT);
  }

  @Test
  void whatTheFileLeavesOutOrOverdoesIsPutRight() throws IOException {
    Files.writeString(
        workspace.resolve(PreferencesFile.NAME),
        """
        {"parallel": -3, "scale": 137, "window": {"width": 1e9, "height": 1}, "later": true,
        "panels": {"side": false, "columns": {"1": null, "2": {"columns": [null, {"width": -1}], "sort": [null, {}]},
        "3": {"columns": [{"id": "lr", "width": 1e9}]}}}}
        """);

    Preferences read = new PreferencesFile(workspace).read();

    assertThat(read.panels().columns()).containsOnlyKeys(2L, 3L);
    assertThat(read.panels().columns().get(2L)).isEqualTo(ColumnLayout.NONE);
    assertThat(read.panels().columns().get(3L).columns())
        .containsExactly(new ColumnLayout.Column("lr", 4_000, false));
    assertThat(read.theme()).isEqualTo(ThemeChoice.SYSTEM);
    assertThat(read.scale()).isZero();
    assertThat(read.parallel()).isEqualTo(1);
    assertThat(read.window().width()).isEqualTo(16_384);
    assertThat(read.window().height()).isEqualTo(Preferences.Window.LEAST_HEIGHT);
  }

  @Test
  void aFolderThatIsNotThereIsNoError() {
    PreferencesFile file = new PreferencesFile(workspace.resolve("gone"));
    file.write(Preferences.DEFAULT.withParallel(3));

    assertThat(file.read()).isEqualTo(Preferences.DEFAULT);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatOthersCouldReadIsTheOwnersAloneOnceItIsWritten() throws IOException {
    Path file = Files.writeString(workspace.resolve(PreferencesFile.NAME), "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    new PreferencesFile(workspace).write(Preferences.DEFAULT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
