package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.fake.FakeRunningStudy;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.PaletteEntry;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * Somebody presses whatever there is and types whatever comes to mind while searches run: nothing
 * may be thrown, the window may not freeze, and no study may be lost. Some hundred actions, or as
 * many as {@code -Dtunebench.monkey=2000} says; {@code -Dtunebench.monkey.seed=7} makes others.
 */
class MonkeyTest {
  private static final int ACTIONS = Integer.getInteger("tunebench.monkey", 300);
  private static final long SEED = Long.getLong("tunebench.monkey.seed", 1);

  /** A window that does not answer for so long is frozen, on the slowest of machines. */
  private static final int FROZEN_SECONDS = 60;

  private static final List<KeyCodeCombination> KEYS =
      List.of(
          key(KeyCode.ENTER),
          key(KeyCode.ESCAPE),
          key(KeyCode.ESCAPE),
          key(KeyCode.DELETE),
          key(KeyCode.DOWN),
          key(KeyCode.UP),
          key(KeyCode.LEFT),
          key(KeyCode.RIGHT),
          key(KeyCode.SPACE),
          key(KeyCode.HOME),
          key(KeyCode.END),
          key(KeyCode.PAGE_DOWN),
          key(KeyCode.TAB),
          key(KeyCode.P),
          key(KeyCode.N),
          key(KeyCode.T),
          key(KeyCode.DOWN, KeyCombination.SHIFT_DOWN),
          key(KeyCode.TAB, KeyCombination.SHIFT_DOWN),
          key(KeyCode.A, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.C, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.D, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.K, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.N, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.V, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.Y, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.Z, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.Z, KeyCombination.SHORTCUT_DOWN),
          key(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));

  private static final List<String> THEMES = List.of("#themeLight", "#themeDark", "#themeSystem");

  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final MonkeyHands hands = new MonkeyHands(random);
  private final FakeSearchEngine engine = FakeWorkbench.engine("filled");
  private final Set<Long> known = new HashSet<>();
  private final List<String> done = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private WorkbenchApp app;
  private Stage stage;
  private long toolkitThread;
  private long slowest;
  private String slowestAction = "";

  private static KeyCodeCombination key(KeyCode code, KeyCombination.Modifier... with) {
    return new KeyCodeCombination(code, with);
  }

  @AfterEach
  void close() throws TimeoutException {
    robot.interact(() -> dialogs().forEach(Window::hide));
    FxToolkit.cleanupApplication(app);
    FxToolkit.cleanupStages();
  }

  @Test
  void nothingIsThrownFrozenOrLostWhateverIsPressed() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    Parts parts = FakeWorkbench.parts(engine, StudyPage::at);
    app = (WorkbenchApp) FxToolkit.setupApplication(() -> new WorkbenchApp(parts, home));
    WaitForAsyncUtils.waitFor(
        20, TimeUnit.SECONDS, () -> stage.getScene().getRoot().lookup("#demo") != null);
    Thread.UncaughtExceptionHandler recorder = this::record;
    Thread.setDefaultUncaughtExceptionHandler(recorder);
    robot.interact(
        () -> {
          toolkitThread = Thread.currentThread().getId();
          Thread.currentThread().setUncaughtExceptionHandler(recorder);
        });
    for (int action = 0; action < ACTIONS && thrown.isEmpty(); action++) {
      searchOn();
      lookForStudies();
      // Not waited for itself: a dialog holds what opened it until it is closed.
      Platform.runLater(this::act);
      awaitAnswer();
    }
    System.out.printf(
        "%d actions of seed %d, the slowest %d ms of the FX thread: %s%n",
        done.size(), SEED, TimeUnit.NANOSECONDS.toMillis(slowest), slowestAction);

    assertThat(thrown).as("after %s", last()).isEmpty();
    assertThat(done).hasSizeGreaterThan(ACTIONS / 2);
    assertThat(stage.isShowing()).isTrue();
  }

  /** Without a display there is no chooser of files: what asks for one ends there. */
  private void record(Thread thread, Throwable error) {
    Throwable root = rootOf(error);
    boolean asksForAFile =
        Arrays.stream(root.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(FileChooser.class.getName()));
    if (!asksForAFile) {
      root.printStackTrace();
      thrown.add(root);
    }
  }

  /** What FXML and reflection hide. */
  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private List<String> last() {
    return done.subList(Math.max(0, done.size() - 12), done.size());
  }

  /** The window answers again, whether a dialog is open or not. */
  private void awaitAnswer() throws InterruptedException {
    long begin = toolkitTime();
    for (int round = 0; round < 2; round++) {
      CountDownLatch answered = new CountDownLatch(1);
      Platform.runLater(answered::countDown);
      if (!answered.await(FROZEN_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("frozen after %s in %s".formatted(last(), toolkit()));
      }
    }
    long took = toolkitTime() - begin;
    if (took > slowest) {
      slowest = took;
      slowestAction = done.isEmpty() ? "" : done.get(done.size() - 1);
    }
  }

  /** Processor time, which other programs on the machine do not make longer. */
  private long toolkitTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(toolkitThread);
  }

  private static String toolkit() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("JavaFX Application"))
        .map(thread -> Arrays.toString(thread.getValue()))
        .findFirst()
        .orElse("no thread");
  }

  /** Searches go on meanwhile: trials start, report and end. */
  private void searchOn() {
    for (RunningStudy running : engine.running()) {
      FakeRunningStudy driven = (FakeRunningStudy) running;
      if (!driven.snapshot().study().spec().space().equals(FakeStudies.space())) {
        continue;
      }
      List<Trial> now =
          driven.snapshot().trials().stream()
              .filter(trial -> trial.state() == TrialState.RUNNING)
              .toList();
      if (now.size() < 2) {
        driven.startTrial();
      } else if (random.nextInt(8) == 0) {
        driven.complete(hands.any(now).number());
      } else {
        Trial trial = hands.any(now);
        driven.report(trial.number(), trial.epochs() + 1);
      }
    }
  }

  /** What was there once is there, unless somebody said that it may go. */
  private void lookForStudies() {
    List<Long> present = engine.repository().summaries().stream().map(StudySummary::id).toList();
    assertThat(present).as("studies after %s", last()).containsAll(known);
    known.addAll(present);
  }

  private List<Window> dialogs() {
    return Window.getWindows().stream().filter(w -> w instanceof Stage && w != stage).toList();
  }

  private void act() {
    List<Window> dialogs = dialogs();
    Window top = dialogs.isEmpty() ? stage : dialogs.get(dialogs.size() - 1);
    List<Node> possible = MonkeyHands.usable(top.getScene().getRoot());
    int what = random.nextInt(60);
    if (what == 0 && dialogs.isEmpty()) {
      changeTheme();
    } else if (what < 12 || possible.isEmpty()) {
      press(top, hands.any(KEYS));
    } else {
      Node node = hands.any(possible);
      done.add(String.valueOf(node));
      mayGo(node);
      hands.use(node);
    }
  }

  /** The person agrees to lose what is selected. */
  private void mayGo(Node node) {
    if (node instanceof Button button && "Delete".equals(button.getText())) {
      known.clear();
    }
  }

  private void changeTheme() {
    done.add("theme");
    fire("#settings");
    fire(hands.any(THEMES));
  }

  private void fire(String query) {
    if (stage.getScene().getRoot().lookup(query) instanceof ButtonBase button) {
      button.fire();
    }
  }

  private void press(Window window, KeyCodeCombination keys) {
    Node owner = window.getScene().getFocusOwner();
    Node target = owner == null ? window.getScene().getRoot() : owner;
    if (MonkeyHands.leads(target) || wouldLeave(window, keys.getCode())) {
      return;
    }
    done.add(keys + " on " + target);
    if (keys.getCode() == KeyCode.ENTER || keys.getCode() == KeyCode.SPACE) {
      mayGo(target);
    }
    boolean shift = keys.getShift() == KeyCombination.ModifierValue.DOWN;
    boolean shortcut = keys.getShortcut() == KeyCombination.ModifierValue.DOWN;
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      target.fireEvent(new KeyEvent(type, "", "", keys.getCode(), shift, shortcut, false, false));
    }
  }

  /** Whether the command palette would ask the desktop for a file, or end the program. */
  private static boolean wouldLeave(Window window, KeyCode code) {
    Node curtain = window.getScene().getRoot().lookup("#curtain");
    return code == KeyCode.ENTER
        && curtain != null
        && curtain.isVisible()
        && curtain.lookup("#list") instanceof ListView<?> list
        && list.getSelectionModel().getSelectedItem() instanceof PaletteEntry entry
        && (entry.text().endsWith("…") || entry.text().equals("Quit"));
  }
}
