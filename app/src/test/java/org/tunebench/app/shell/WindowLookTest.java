package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The theme follows the desktop, also where that changes while the window is open. */
class WindowLookTest {
  private final PreferencesStore preferences =
      new PreferencesStore(Preferences.DEFAULT, kept -> {}, Runnable::run);
  private final List<String> sheets = new ArrayList<>();
  private boolean desktopIsDark;
  private int asked;
  private long kept = 5;
  private final WindowLook look =
      new WindowLook(
          preferences,
          Runnable::run,
          Runnable::run,
          () -> {
            asked++;
            return desktopIsDark;
          },
          Optional.of(() -> kept));

  @Test
  void theDesktopIsAskedWhenItHasKeptASetting() {
    look.applyTheme(sheets::add);
    desktopIsDark = true;
    look.lookWhenChanged();
    assertThat(asked).as("nothing was kept since").isEqualTo(1);
    kept = 6;
    look.lookWhenChanged();
    assertThat(look.appearance().isDark()).isTrue();
    look.lookWhenChanged();
    assertThat(asked).isEqualTo(2);
    preferences.change(before -> before.withTheme(ThemeChoice.LIGHT));
    kept = 7;
    look.lookWhenChanged();
    assertThat(asked).as("the person has chosen").isEqualTo(2);
  }

  @Test
  void whereTheDesktopKeepsNoFileThereIsNothingToDoEachSecond() {
    AtomicInteger tasks = new AtomicInteger();
    Executor counted =
        task -> {
          tasks.incrementAndGet();
          task.run();
        };
    WindowLook windows =
        new WindowLook(preferences, counted, Runnable::run, () -> desktopIsDark, Optional.empty());
    windows.applyTheme(sheets::add);
    desktopIsDark = true;
    windows.lookWhenChanged();
    assertThat(tasks).as("the first question alone").hasValue(1);
    windows.lookAgain();
    assertThat(windows.appearance().isDark()).isTrue();
  }

  @Test
  void theDesktopIsAskedAgainAndOnlyWhereItDecides() {
    look.applyTheme(sheets::add);
    assertThat(look.appearance().isDark()).isFalse();
    desktopIsDark = true;
    look.lookAgain();
    assertThat(look.appearance().isDark()).isTrue();
    assertThat(sheets).hasSize(2);
    look.lookAgain();
    assertThat(sheets).as("the same").hasSize(2);

    preferences.change(before -> before.withTheme(ThemeChoice.LIGHT));
    int before = asked;
    look.lookAgain();
    assertThat(asked).isEqualTo(before);
    assertThat(look.appearance().isDark()).isFalse();
    desktopIsDark = false;
    preferences.change(now -> now.withTheme(ThemeChoice.SYSTEM));
    assertThat(look.appearance().isDark()).isFalse();
  }

  @Test
  @ExtendWith(ApplicationExtension.class)
  void aWindowThatIsShownSmallerGetsTheSizeThatItHad(FxRobot robot) {
    preferences.change(before -> before.withWindow(new Preferences.Window(1200, 750, false)));
    robot.interact(
        () -> {
          Stage window = new Stage();
          window.addEventFilter(WindowEvent.WINDOW_SHOWN, shown -> window.setWidth(1024));
          look.applyTo(window);
          window.show();

          assertThat(window.getWidth()).isEqualTo(1200);
          assertThat(window.getHeight()).isEqualTo(750);
          window.hide();
        });
  }
}
