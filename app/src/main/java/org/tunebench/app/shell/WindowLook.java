package org.tunebench.app.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javafx.collections.MapChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Theme, icon and size of the window: as preferred, and remembered. */
public final class WindowLook {
  private static final int[] ICON_SIZES = {16, 32, 48, 64, 128, 256};

  private final PreferencesStore preferences;
  private final Executor fx;
  private final Appearance appearance = new Appearance();
  private final CompletableFuture<Boolean> systemDark;
  private final Executor background;
  private final BooleanSupplier desktop;
  private final Optional<LongSupplier> lastChange;
  private final AtomicLong seen = new AtomicLong();
  private Consumer<Boolean> systemIs = dark -> {};
  private Stage stage;
  private boolean remembers;
  private Preferences.Window normal;

  /** Starts to find out what the desktop is set to. */
  public WindowLook(PreferencesStore preferences, Executor background, Executor fx) {
    this(preferences, background, fx, SystemTheme.ofThisMachine());
  }

  private WindowLook(
      PreferencesStore preferences, Executor background, Executor fx, SystemTheme desktop) {
    this(preferences, background, fx, desktop::isDark, desktop.lastChange());
  }

  /**
   * @param desktop whether the desktop is dark; asked in the background
   * @param lastChange when the desktop last kept any setting, if that can be known; asked in the
   *     background, too
   */
  WindowLook(
      PreferencesStore preferences,
      Executor background,
      Executor fx,
      BooleanSupplier desktop,
      Optional<LongSupplier> lastChange) {
    this.preferences = preferences;
    this.background = background;
    this.fx = fx;
    this.desktop = desktop;
    this.lastChange = lastChange;
    this.systemDark = askDesktop();
  }

  private CompletableFuture<Boolean> askDesktop() {
    return CompletableFuture.supplyAsync(
        () -> {
          lastChange.ifPresent(file -> seen.set(file.getAsLong()));
          return desktop.getAsBoolean();
        },
        background);
  }

  /** How the window looks at the moment. */
  public Appearance appearance() {
    return appearance;
  }

  /**
   * Applies the theme, now and whenever it changes.
   *
   * @param apply makes a style sheet that of the whole application
   */
  public void applyTheme(Consumer<String> apply) {
    Themes themes = new Themes(appearance, apply, systemDark.getNow(false));
    themes.choose(preferences.get().theme());
    appearance.historyColorsProperty().set(preferences.get().historyColors());
    applyPanels(preferences.get().panels());
    preferences
        .valueProperty()
        .addListener(
            (was, old, now) -> {
              themes.choose(now.theme());
              if (old.theme() != now.theme()) {
                lookAgain();
              }
              appearance.historyColorsProperty().set(now.historyColors());
            });
    systemIs = themes::systemIs;
    systemDark.thenAcceptAsync(systemIs, fx);
  }

  /**
   * Asks the desktop again, which the person may have changed meanwhile: JavaFX 21 does not tell.
   */
  void lookAgain() {
    if (preferences.get().theme() == ThemeChoice.SYSTEM) {
      askDesktop().thenAcceptAsync(systemIs, fx);
    }
  }

  /**
   * Asks the desktop again if it has kept a setting since it was last asked: it may turn dark in
   * the evening by itself. Cheap enough for every second, and nothing where that is not known.
   */
  public void lookWhenChanged() {
    if (preferences.get().theme() == ThemeChoice.SYSTEM) {
      lastChange.ifPresent(file -> background.execute(() -> lookIfLater(file)));
    }
  }

  private void lookIfLater(LongSupplier file) {
    if (seen.get() != file.getAsLong()) {
      fx.execute(this::lookAgain);
    }
  }

  /** Gives the window its icon and the size that it had, if a screen has room for it. */
  public void applyTo(Stage window) {
    stage = window;
    if (window.isShowing()) {
      // Another workspace comes into a window that has its size.
      normal = new Preferences.Window(window.getWidth(), window.getHeight(), window.isMaximized());
      return;
    }
    window
        .getIcons()
        .setAll(IntStream.of(ICON_SIZES).mapToObj(size -> icon(size)).toArray(Image[]::new));
    Rectangle2D room = Screen.getPrimary().getVisualBounds();
    normal = preferences.get().window();
    window.setMinWidth(Math.min(Preferences.Window.LEAST_WIDTH, room.getWidth()));
    window.setMinHeight(Math.min(Preferences.Window.LEAST_HEIGHT, room.getHeight()));
    Preferences.Window wanted = normal;
    size(window, wanted, room);
    window.setMaximized(wanted.maximized());
    window.centerOnScreen();
    // Some window managers on Linux show a window first in the least size that it may have.
    window.addEventHandler(
        WindowEvent.WINDOW_SHOWN,
        shown -> {
          if (!wanted.maximized()) {
            size(window, wanted, room);
          }
        });
  }

  private static void size(Stage window, Preferences.Window wanted, Rectangle2D room) {
    window.setWidth(Math.min(wanted.width(), room.getWidth()));
    window.setHeight(Math.min(wanted.height(), room.getHeight()));
  }

  private void applyPanels(Preferences.Panels panels) {
    appearance.sidePanelProperty().set(panels.side());
    appearance.trialsSidePanelProperty().set(panels.trialsSide());
    appearance.columns().putAll(panels.columns());
  }

  private void keepPanels() {
    Preferences.Panels now =
        new Preferences.Panels(
            appearance.sidePanelProperty().get(),
            appearance.trialsSidePanelProperty().get(),
            appearance.columns());
    preferences.change(before -> before.withPanels(now));
  }

  private static Image icon(int size) {
    return new Image(Fxml.resource("icons/tunebench-" + size + ".png").toExternalForm());
  }

  /** From now on, what pages change is kept at once, and the window's size at its end. */
  public void remember() {
    appearance
        .historyColorsProperty()
        .addListener(
            (was, old, now) -> preferences.change(before -> before.withHistoryColors(now)));
    appearance.sidePanelProperty().addListener((was, old, now) -> keepPanels());
    appearance.trialsSidePanelProperty().addListener((was, old, now) -> keepPanels());
    appearance
        .columns()
        .addListener((MapChangeListener<Long, ColumnLayout>) change -> keepPanels());
    stage.widthProperty().addListener((was, old, now) -> measure());
    stage.heightProperty().addListener((was, old, now) -> measure());
    stage
        .focusedProperty()
        .addListener(
            (was, old, now) -> {
              if (now) {
                lookAgain();
              }
            });
    remembers = true;
  }

  /** Keeps the size that the window has at its end: the toolkit ends without hiding it. */
  public void keepSize() {
    if (remembers) {
      Preferences.Window last =
          new Preferences.Window(normal.width(), normal.height(), stage.isMaximized());
      preferences.change(before -> before.withWindow(last));
    }
  }

  private void measure() {
    // The size of a maximized window is the screen's; what is wanted back is the one before.
    if (!stage.isMaximized()) {
      normal = new Preferences.Window(stage.getWidth(), stage.getHeight(), false);
    }
  }
}
