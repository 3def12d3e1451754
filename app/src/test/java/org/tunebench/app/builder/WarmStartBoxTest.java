package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

@ExtendWith(ApplicationExtension.class)
class WarmStartBoxTest {
  private final HBox place = new HBox();
  private final Texts texts = new Texts(Locale.ENGLISH);

  @Start
  void start(Stage stage) {
    WarmStartDraft draft = new WarmStartDraft(texts, () -> {});
    draft.recheck(Optional.of(space("probability_of_dropping_out_a_unit_of_the_layer_".repeat(2))));
    SearchSpace other = space("lr");
    draft.offer(
        List.of("earlier"), List.of(new WarmStartDraft.Earlier("earlier", other)), Map.of());
    new WarmStartBox(place, draft, texts).install();
    stage.setScene(new Scene(place, 500, 300));
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> choice(robot).hide());
  }

  private static SearchSpace space(String name) {
    return new SearchSpace(List.of(new Parameter(name, new FloatRange(0, 1, false, 0))));
  }

  private static ComboBox<?> choice(FxRobot robot) {
    return robot.lookup("#warmStart").queryAs(ComboBox.class);
  }

  @Test
  void theListIsAsWideAsTheFieldHoweverMuchThereIsToSay(FxRobot robot) throws TimeoutException {
    robot.interact(() -> choice(robot).show());
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () ->
            robot.lookup(Label.class::isInstance).queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("Does not fit")));
    assertThat(robot.lookup(".combo-box-popup > .list-view").queryAs(ListView.class).getWidth())
        .isEqualTo(choice(robot).getWidth());
    assertThat(robot.lookup(Label.class::isInstance).queryAllAs(Label.class))
        .filteredOn(label -> label.getText().startsWith("Does not fit"))
        .allMatch(label -> label.getWidth() < choice(robot).getWidth());
  }
}
