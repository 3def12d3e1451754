package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tunebench.app.builder.PartChoice.choose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.pruner.Pruners;

/** What one had rather know of a pruner before the search. */
class PrunerAdviceTest {
  private final BuilderViewModel model =
      new BuilderViewModel(
          new FakeServices().get(),
          objective -> new SamplesSummary(10, 2, List.of("a", "b"), List.of(5, 5), 0),
          FakeWorkbench.samplers(),
          Pruners.kinds(),
          3);

  private void type(String setting, String text) {
    model.pruner().setting(setting).orElseThrow().field().textProperty().set(text);
  }

  private String advice() {
    return model.prunerAdviceProperty().get();
  }

  @Test
  void hyperbandShouldCompareAllTheWayAndNoFurther() {
    model.data().maxEpochs().textProperty().set("400");
    choose(model.pruner(), "hyperband");
    assertThat(advice()).as("it follows the objective").isEmpty();
    type("max-epochs", "9");
    assertThat(advice())
        .startsWith("A trial has 400 epochs, but is compared up to epoch 9 alone")
        .endsWith("“Max. epochs” 400 compares all the way.");
    type("max-epochs", "300");
    assertThat(advice()).as("not far from it").isEmpty();
    type("max-epochs", "900");
    assertThat(advice()).endsWith("“Max. epochs” 400 would be right.");
    type("max-epochs", "");
    assertThat(advice()).as("one bracket without an end").isEmpty();
  }

  @Test
  void trialsThatEndBeforeTheyAreComparedAreNoneThatCouldBePruned() {
    model.data().maxEpochs().textProperty().set("40");
    choose(model.pruner(), "successive-halving");
    assertThat(advice()).isEmpty();
    type("min-epochs", "40");
    assertThat(advice()).endsWith("“Min. epochs” must be less, such as 10.");
    type("min-epochs", "some");
    assertThat(advice()).as("what is wrong is said at its field").isEmpty();
  }

  @Test
  void curvesThatCrossLoseTheirBestToAMedianFromTheFirstEpochOn() {
    model.data().maxEpochs().textProperty().set("40");
    choose(model.pruner(), "median");
    assertThat(advice()).contains("from the first of 40 epochs on").contains("“Warm-up epochs” 10");
    type("warmup-epochs", "5");
    assertThat(advice()).isEmpty();
    type("warmup-epochs", "0");
    assertThat(advice()).isNotEmpty();
    choose(model.pruner(), "none");
    assertThat(advice()).isEmpty();
  }

  @Test
  void whereNobodyKnowsTheEpochsNoNumberIsMadeUp() {
    choose(model.objective().part(), "command");
    choose(model.pruner(), "percentile");
    assertThat(advice()).contains("“Warm-up epochs”").doesNotContainPattern("\\d");
  }
}
