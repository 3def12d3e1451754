package org.tunebench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** When the content of a tab is made, and when it comes into the tab. */
class TabContentTest {
  private final FxRobot robot = new FxRobot();
  private final AtomicInteger made = new AtomicInteger();
  private TabPane tabs;
  private Tab second;
  private TabContent content;

  @BeforeEach
  void open() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    robot.interact(
        () -> {
          second = new Tab("second");
          tabs = new TabPane(new Tab("first"), second);
          content = new TabContent(second, () -> new Label("made " + made.incrementAndGet()));
        });
  }

  @AfterEach
  void close() throws TimeoutException {
    FxToolkit.cleanupStages();
  }

  @Test
  void whatNobodyLooksAtIsNotMade() {
    assertThat(made).hasValue(0);
    assertThat(second.getContent()).isNull();
  }

  @Test
  void itIsMadeWhenTheTabIsLookedAtAndStays() {
    robot.interact(() -> tabs.getSelectionModel().select(1));
    robot.interact(() -> tabs.getSelectionModel().select(0));
    robot.interact(() -> tabs.getSelectionModel().select(1));

    assertThat(made).hasValue(1);
    assertThat(second.getContent()).isInstanceOf(Label.class);
  }

  @Test
  void whatIsPreparedComesInWhenTheTabIsLookedAt() {
    assertThat(content.prepare()).isTrue();
    assertThat(content.prepare()).as("nothing to do any more").isFalse();
    assertThat(second.getContent()).isNull();
    robot.interact(() -> tabs.getSelectionModel().select(1));

    assertThat(made).hasValue(1);
    assertThat(((Label) second.getContent()).getText()).isEqualTo("made 1");
  }
}
