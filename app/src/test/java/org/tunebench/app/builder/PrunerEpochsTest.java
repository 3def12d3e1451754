package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.builder.PartChoice.choose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.field.InputField;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** A pruner that divides the epochs of a trial knows them from the objective. */
class PrunerEpochsTest {
  private static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  private final FakeServices fakes = new FakeServices();
  private final BuilderViewModel model =
      new BuilderViewModel(
          fakes.get(), objective -> SIZE, FakeWorkbench.samplers(), Pruners.kinds(), 3);

  private InputField<?> setting(String name) {
    return model.pruner().setting(name).orElseThrow().field();
  }

  private String epochs() {
    return setting("max-epochs").textProperty().get();
  }

  private void type(String epochs) {
    model.data().maxEpochs().textProperty().set(epochs);
  }

  @Test
  void itBeginsWithTheEpochsOfTheObjectiveAndFollowsThem() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    type("20");
    choose(model.pruner(), "hyperband");
    assertThat(epochs()).isEqualTo("20");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.text().textProperty().get()).contains("hyperband: {max-epochs: 20}");

    type("2");
    type("");
    assertThat(epochs()).as("what is usual").isEqualTo(model.usualEpochs().orElseThrow());
    type("3");
    type("30");
    assertThat(epochs()).isEqualTo("30");
    type("many");
    assertThat(epochs()).isEqualTo("30");
    type("40");
    assertThat(epochs()).isEqualTo("40");
  }

  @Test
  void thePersonsOwnEpochsStay() {
    choose(model.pruner(), "hyperband");
    setting("max-epochs").textProperty().set("81");
    type("20");
    assertThat(epochs()).isEqualTo("81");
    setting("max-epochs").textProperty().set("");
    type("30");
    assertThat(epochs()).as("emptied on purpose").isEmpty();
    setting("min-epochs").textProperty().set("3");
    choose(model.pruner(), "none");
    choose(model.pruner(), "hyperband");
    assertThat(epochs()).as("one bracket from min-epochs on").isEmpty();
  }

  @Test
  void whatIsWrongWithThemIsSaidInTheWordsOfTheFields() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    choose(model.pruner(), "hyperband");
    assertThat(model.pruner().description()).contains("Give “Max. epochs”, or “Min. epochs” alone");
    fakes
        .engine()
        .refuseNext(
            new WrongInputException("pruner.hyperband.min-epochs", "must be below max-epochs (9)"));
    model.start();

    assertThat(setting("min-epochs").shownProblem().get())
        .isEqualTo("Must be below “Max. epochs” (9).");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Pruner: Min. epochs: Must be below “Max. epochs” (9).");
    assertThat(model.furtherProperty().get()).as("said once").isEmpty();
  }

  @Test
  void anotherObjectiveHasOthersAndOneWithoutAnyTakesNoneAway() {
    choose(model.pruner(), "hyperband");
    String usual = epochs();
    choose(model.objective().part(), "command");
    assertThat(epochs()).isEqualTo(usual);
    choose(model.objective().part(), "function");
    assertThat(epochs()).isEqualTo("20");
    InputField<?> curve = model.objective().epochs().orElseThrow();
    curve.textProperty().set("");
    assertThat(epochs()).as("one epoch cannot be divided").isEqualTo("20");
    curve.textProperty().set("50");
    assertThat(epochs()).isEqualTo("50");
  }

  @Test
  void aCommandSaysNone() {
    choose(model.objective().part(), "command");
    choose(model.pruner(), "hyperband");
    assertThat(epochs()).isEmpty();
    choose(model.objective().part(), "function");
    assertThat(epochs()).isEqualTo("20");
  }

  @Test
  void whatFollowsIsUndoneWithWhatItFollows() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    type("20");
    choose(model.pruner(), "hyperband");
    type("30");
    model.undo();
    assertThat(epochs()).isEqualTo("20");
    type("50");
    assertThat(epochs()).isEqualTo("50");
    model.undo();
    model.undo();
    assertThat(model.pruner().kindProperty().get().kind()).isEqualTo("none");
  }

  @Test
  void aDefinitionStaysAsItIs() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    String text = model.text().textProperty().get();
    model
        .text()
        .textProperty()
        .set(text.replaceFirst("pruner: +none", "pruner: {hyperband: {min-epochs: 3}}"));
    type("20");
    assertThat(epochs()).isEmpty();
    assertThat(model.pruner().part()).contains(new PartSpec("hyperband").with("min-epochs", 3L));
  }

  @Test
  void otherPrunersAskForNoEpochs() {
    List<PartKind> asking =
        Pruners.kinds().stream()
            .filter(k -> k.settings().stream().anyMatch(s -> s.name().equals("max-epochs")))
            .toList();
    assertThat(asking).extracting(PartKind::kind).containsExactly("hyperband");
  }
}
