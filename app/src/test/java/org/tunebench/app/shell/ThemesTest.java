package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemesTest {
  @TempDir private Path folder;
  private final Appearance appearance = new Appearance();
  private final List<String> sheets = new ArrayList<>();
  private final Themes themes = new Themes(appearance, sheets::add, false);

  @Test
  void systemFollowsTheDesktop() {
    themes.choose(ThemeChoice.SYSTEM);
    assertThat(appearance.isDark()).isFalse();
    themes.systemIs(true);
    assertThat(appearance.isDark()).isTrue();
    assertThat(sheets).hasSize(2);
    assertThat(sheets.get(1)).contains("dark");
  }

  @Test
  void aChoiceBeatsTheDesktopAndIsAppliedOnce() {
    themes.systemIs(true);
    themes.choose(ThemeChoice.LIGHT);
    themes.choose(ThemeChoice.LIGHT);
    assertThat(appearance.isDark()).isFalse();
    assertThat(sheets).hasSize(2);
  }

  private SystemTheme desktop(String os, String says) {
    return new SystemTheme(os, folder, folder.resolve("config"), command -> says);
  }

  private long lastChange(String os) {
    return desktop(os, "").lastChange().orElseThrow().getAsLong();
  }

  @Test
  void itIsKnownWhenTheDesktopKeptASettingWhereItKeepsThemInAFile() throws IOException {
    assertThat(lastChange("Linux")).as("there is none").isZero();
    Path linux = folder.resolve("config/dconf/user");
    Path mac = folder.resolve("Library/Preferences/.GlobalPreferences.plist");
    for (Path file : List.of(linux, mac)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    Files.setLastModifiedTime(linux, FileTime.fromMillis(7_000));
    Files.setLastModifiedTime(mac, FileTime.fromMillis(9_000));
    assertThat(lastChange("Linux")).isEqualTo(7_000);
    assertThat(lastChange("Mac OS X")).isEqualTo(9_000);
    assertThat(desktop("Windows 11", "").lastChange()).isEmpty();
  }

  @Test
  void everySystemIsAskedInItsOwnWay() {
    assertThat(desktop("Linux", "'prefer-dark'\n").isDark()).isTrue();
    assertThat(desktop("Linux", "'default'\n").isDark()).isFalse();
    assertThat(desktop("Linux", "").isDark()).isFalse();
    assertThat(desktop("Mac OS X", "Dark\n").isDark()).isTrue();
    assertThat(desktop("Windows 11", "AppsUseLightTheme REG_DWORD 0x0").isDark()).isTrue();
    assertThat(desktop("Windows 11", "AppsUseLightTheme REG_DWORD 0x1").isDark()).isFalse();
  }
}
