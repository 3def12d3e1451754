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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
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

  /** What is agreed to be deleted is gone by then. */
  private static final int UNTIL_DELETED = 50;

  private static final Set<String> CHOOSERS =
      Set.of(FileChooser.class.getName(), DirectoryChooser.class.getName());

  private static final List<String> THEMES = List.of("#themeLight", "#themeDark", "#themeSystem");

  @TempDir Path home;
  private final FxRobot robot = new FxRobot();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final MonkeyHands hands = new MonkeyHands(random);
  private final FakeSearchEngine engine = FakeWorkbench.engine("filled");
  private final FxWatch watch = new FxWatch(Platform::runLater);
  private final Set<Long> known = new HashSet<>();

  /** Studies of which some may be deleted at the moment, since the person has agreed to it. */
  private final Set<Long> given = new HashSet<>();

  private int givenAt;
  private final List<String> done = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private WorkbenchApp app;
  private Stage stage;
  private long toolkitThread;
  private long slowest;
  private String slowestAction = "";

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
            .anyMatch(frame -> CHOOSERS.contains(frame.getClassName()));
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
    watch.awaitAnswer(() -> last().toString());
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
    if (done.size() > givenAt + UNTIL_DELETED) {
      given.clear();
    }
    known.removeIf(study -> given.contains(study) && !present.contains(study));
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
    } else if (what == 1 && dialogs.isEmpty()) {
      resize();
    } else if (what == 2) {
      type(top);
    } else if (what < 14 || possible.isEmpty()) {
      press(top, hands.any(MonkeyKeys.ALL));
    } else {
      Node node = hands.any(possible);
      done.add(String.valueOf(node));
      mayGo(node);
      hands.use(node);
    }
  }

  /** The person agrees to lose what is selected, which goes in the background. */
  private void mayGo(Node node) {
    if (node instanceof Button button && "Delete".equals(button.getText())) {
      given.addAll(known);
      givenAt = done.size();
    }
  }

  private void changeTheme() {
    done.add("theme");
    fire("#settings");
    fire(hands.any(THEMES));
  }

  /** Between less than the window wants, and all of the screen, beyond which nothing is drawn. */
  private void resize() {
    Rectangle2D screen = Screen.getPrimary().getBounds();
    stage.setWidth(screen.getWidth() * (0.4 + 0.6 * random.nextDouble()));
    stage.setHeight(screen.getHeight() * (0.4 + 0.6 * random.nextDouble()));
    done.add("%.0f x %.0f".formatted(stage.getWidth(), stage.getHeight()));
  }

  /** One sign where the focus is, as in the command palette. */
  private void type(Window window) {
    Node target = window.getScene().getFocusOwner();
    if (target != null && !MonkeyHands.leads(target)) {
      String sign = hands.any(List.of("a", "1", " ", ".", "n", "é"));
      done.add("'" + sign + "' on " + target);
      MonkeyKeys.type(target, sign);
    }
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
    MonkeyKeys.press(target, keys);
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
