package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.live.StudyPage;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Study;

/** The dialog for another budget, by a robot. */
class BudgetFlowTest {
  private static final long ENDED = 1;
  private static final long RUNNING = 5;

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();
  private final FakeSearchEngine engine = FakeWorkbench.engine("filled");

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  private Budget budget(long study) {
    return engine.repository().study(study).orElseThrow().spec().budget();
  }

  private void open(String study) throws TimeoutException {
    window.open(FakeWorkbench.parts(engine, StudyPage::at), home, Optional.empty());
    window.until(() -> window.shows(study));
    window.click(study);
    window.until(() -> window.title().startsWith(study));
  }

  private TextField typed(int place) {
    return window.visible().stream()
        .filter(node -> node instanceof TextField && isInForm(node))
        .map(TextField.class::cast)
        .toList()
        .get(place);
  }

  private static boolean isInForm(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains("budget")) {
        return true;
      }
    }
    return false;
  }

  private void type(int place, String text) {
    window.click(typed(place));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.A);
    window.robot().write(text);
  }

  private Button button(String words) {
    return window.visible().stream()
        .filter(node -> node instanceof Button b && words.equals(b.getText()))
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + words));
  }

  private boolean fits(String words) {
    return window.visible().stream()
        .filter(node -> node instanceof Labeled label && words.equals(label.getText()))
        .allMatch(
            node -> {
              double bottom = node.localToScene(node.getLayoutBounds()).getMaxY();
              return bottom <= node.getScene().getHeight();
            });
  }

  @Test
  void whatIsWrongIsSaidBesideTheFieldAndAStudyThatHasEndedGoesOn() throws TimeoutException {
    open("pbmc-autotune");
    window.click("#study-add_trials");
    window.until(() -> window.shows("Budget of “pbmc-autotune”"));
    window.until(() -> typed(0).isFocused() && typed(0).getSelectedText().equals("200"));
    type(0, "abc");
    String wrong = "Must be a whole number from 1 to 1000000, not abc.";
    window.until(() -> window.shows(wrong));
    assertThat(button("Change").isDisabled()).isTrue();
    window.robot().push(KeyCode.ENTER);
    assertThat(typed(0).getText()).as("stays").isEqualTo("abc");
    type(1, "x");
    window.until(() -> window.showsText(text -> text.startsWith("Must be a time such as")));
    window.until(() -> fits(wrong) && fits("Cancel"));

    type(0, "112");
    type(1, "9h");
    window.until(() -> window.showsText(text -> text.startsWith("12 more trials, about")));
    window.click(button("Go on"));
    window.until(() -> engine.running(ENDED).isPresent());
    assertThat(budget(ENDED).trials()).isEqualTo(112);
    assertThat(budget(ENDED).time()).contains(Duration.ofHours(9));
  }

  @Test
  void aRunningStudyGetsMoreTimeAndNoPatience() throws TimeoutException {
    Study study = engine.repository().study(RUNNING).orElseThrow();
    Budget before =
        study
            .spec()
            .budget()
            .withStopping(new Stopping(OptionalDouble.empty(), OptionalInt.of(90)));
    engine.repository().setSpec(RUNNING, study.spec().withBudget(before));
    open("cortex-autotune");
    window.click("#more");
    window.menu("Change budget…");
    window.until(() -> window.shows("Budget of “cortex-autotune”"));
    assertThat(window.shows("Trials in all, of which 63 are done")).isTrue();
    type(1, "30h");
    assertThat(typed(2).getText()).isEqualTo("90");
    window.click(typed(2));
    window.robot().push(KeyCode.SHORTCUT, KeyCode.A);
    window.robot().push(KeyCode.DELETE);
    window.click(button("Change"));
    window.until(
        () ->
            budget(RUNNING)
                .equals(
                    before
                        .withTime(Optional.of(Duration.ofHours(30)))
                        .withStopping(Stopping.NEVER)));
    assertThat(window.showsText(text -> text.startsWith("Budget of"))).isFalse();
  }

  @Test
  void whoCancelsChangesNothing() throws TimeoutException {
    open("pbmc-autotune");
    Budget before = budget(ENDED);
    window.click("#study-add_trials");
    window.until(() -> window.shows("Budget of “pbmc-autotune”"));
    type(0, "500");
    window.click(button("Cancel"));
    window.until(() -> !window.shows("Budget of “pbmc-autotune”"));
    assertThat(budget(ENDED)).isEqualTo(before);
    assertThat(engine.running(ENDED)).isEmpty();
  }
}
