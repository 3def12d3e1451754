package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThemesTest {
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

  @Test
  void everySystemIsAskedInItsOwnWay() {
    assertThat(new SystemTheme("Linux", c -> "'prefer-dark'\n").isDark()).isTrue();
    assertThat(new SystemTheme("Linux", c -> "'default'\n").isDark()).isFalse();
    assertThat(new SystemTheme("Linux", c -> "").isDark()).isFalse();
    assertThat(new SystemTheme("Mac OS X", c -> "Dark\n").isDark()).isTrue();
    assertThat(new SystemTheme("Windows 11", c -> "AppsUseLightTheme REG_DWORD 0x0").isDark())
        .isTrue();
    assertThat(new SystemTheme("Windows 11", c -> "AppsUseLightTheme REG_DWORD 0x1").isDark())
        .isFalse();
  }
}
