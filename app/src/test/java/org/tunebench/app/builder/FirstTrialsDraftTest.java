package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.FirstTrials;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** What a study that is being defined tries before its sampler is asked. */
class FirstTrialsDraftTest {
  private static final Configuration USUAL = FakeStudies.defaultConfiguration();

  private final FakeServices fakes = new FakeServices();
  private final BuilderViewModel model =
      new BuilderViewModel(
          fakes.get(),
          FirstTrialsDraftTest::summary,
          FakeWorkbench.samplers(),
          FakeWorkbench.pruners(),
          3);
  private final FirstTrialsDraft draft = model.first();

  private static DataSummary summary(PartSpec objective) {
    return new SamplesSummary(10, 2, List.of("a", "b"), List.of(5, 5), 0);
  }

  @BeforeEach
  void chooseData() {
    model.data().file().textProperty().set("/data/a.h5ad");
  }

  private static Configuration with(String name, Object value) {
    Map<String, Object> values = new HashMap<>(USUAL.values());
    values.put(name, value);
    return new Configuration(values);
  }

  private void type(String name, String text) {
    draft.editorProperty().get().fields().stream()
        .filter(field -> field.parameter().name().equals(name))
        .forEach(field -> field.text().set(text));
  }

  private String text() {
    return model.text().textProperty().get();
  }

  private FirstTrials created() {
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.start();
    return fakes.engine().repository().study("a").orElseThrow().spec().first();
  }

  @Test
  void theUsualDefaultConfigurationIsTriedUnlessThePersonSaysOtherwise() {
    assertThat(draft.firstProperty().get().orElseThrow().values()).isEqualTo(USUAL);
    assertThat(draft.isOwnProperty().get()).isFalse();
    assertThat(created()).isEqualTo(FirstTrials.NONE.withBaseline(Optional.of(USUAL)));
  }

  @Test
  void whatTheDefaultConfigurationKnowsNothingOfIsNamed() {
    assertThat(draft.whyNoneProperty().get()).isEmpty();
    model.space().add();
    ParameterDraft added = model.space().selectedProperty().get();
    added.name().textProperty().set("wd");
    added.values().low().textProperty().set("0.1");
    added.values().high().textProperty().set("0.5");
    assertThat(draft.whyNoneProperty().get())
        .isEqualTo("The default configuration says nothing of wd: it is not tried first.");
    assertThat(text()).contains("baseline: false");

    draft.editDefault();
    draft.apply();
    assertThat(draft.whyNoneProperty().get()).as("the person says all").isEmpty();
    draft.takeUsual();
    assertThat(draft.whyNoneProperty().get()).contains("wd");
    model.space().remove();
    assertThat(draft.whyNoneProperty().get()).isEmpty();
    assertThat(draft.firstProperty().get().orElseThrow().values()).isEqualTo(USUAL);
  }

  @Test
  void aDefaultConfigurationOfOnesOwnMayLieOutsideTheRanges() {
    draft.editDefault();
    type("lr", "fast");
    draft.apply();
    assertThat(draft.editProblemProperty().get()).startsWith("lr: Fast is not like");
    assertThat(draft.editorProperty().get()).isNotNull();
    type("lr", "0.5");
    draft.apply();

    assertThat(draft.editorProperty().get()).isNull();
    assertThat(draft.isOwnProperty().get()).isTrue();
    assertThat(text()).contains("lr: 0.5").contains("baseline: {");
    assertThat(created().baseline()).contains(with("lr", 0.5));
  }

  @Test
  void aKeyThatArrivesWhenTheFieldsAreClosedDoesNothing() {
    draft.editDefault();
    type("n_layers", "5");
    draft.cancel();
    String before = text();

    draft.apply();

    assertThat(text()).isEqualTo(before);
    assertThat(draft.isOwnProperty().get()).isFalse();
  }

  @Test
  void theUsualValuesComeBackByOneClickAndByUndo() {
    draft.editDefault();
    type("n_layers", "5");
    draft.apply();
    assertThat(text()).contains("n_layers: 5");
    draft.takeUsual();
    assertThat(text()).doesNotContain("n_layers: 5");
    assertThat(draft.isOwnProperty().get()).isFalse();

    model.undo();
    assertThat(draft.isOwnProperty().get()).isTrue();
    assertThat(text()).contains("n_layers: 5");
    model.undo();
    assertThat(draft.firstProperty().get().orElseThrow().values()).isEqualTo(USUAL);
  }

  @Test
  void configurationsAreAddedChangedAndTakenOut() {
    draft.add();
    type("lr", "7");
    draft.apply();
    assertThat(draft.editProblemProperty().get()).startsWith("lr: 7.0 is outside");
    type("lr", "0.002");
    draft.apply();
    draft.add();
    type("lr", "0.003");
    draft.apply();
    draft.edit(0);
    type("n_layers", "4");
    draft.apply();
    assertThat(text()).contains("queue:\n  - {");
    assertThat(draft.rowsProperty().get()).hasSize(2);

    draft.remove(1);
    Configuration changed = draft.rowsProperty().get().get(0).values();
    assertThat(changed.values()).containsEntry("lr", 0.002).containsEntry("n_layers", 4L);
    model.undo();
    assertThat(draft.rowsProperty().get()).hasSize(2);
    model.redo();
    assertThat(created().queue()).containsExactly(changed);
  }

  @Test
  void aQueueThatTheBudgetIsTooSmallForKeepsTheSearchFromStarting() {
    draft.add();
    type("lr", "0.002");
    draft.apply();
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.budget().trials().textProperty().set("1");
    assertThat(model.obstacleProperty().get())
        .contains("takes 2 trials, the default configuration's included, and the budget has 1");
    draft.baselineProperty().set(false);
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void theTextOfTheFileSaysThemToo() {
    draft.add();
    type("lr", "0.002");
    draft.apply();
    model.text().textProperty().set(text().replace("lr: 0.002", "lr: 0.004"));
    assertThat(model.text().problemProperty().get()).isEmpty();
    assertThat(draft.rowsProperty().get().get(0).values().values()).containsEntry("lr", 0.004);
    model.text().textProperty().set(text().replace("lr: 0.004", "lr: 4"));
    assertThat(model.text().problemProperty().get()).contains("line ", "4 is outside");
    assertThat(draft.rowsProperty().get().get(0).values().values()).containsEntry("lr", 0.004);
  }

  @Test
  void whatDoesNotFitTheSpaceAnyMoreIsSaidAndKept() {
    draft.add();
    type("n_latent", "6");
    draft.apply();
    ParameterDraft latent =
        model.space().parameters().stream()
            .filter(p -> p.called().equals("n_latent"))
            .findFirst()
            .orElseThrow();
    latent.values().low().textProperty().set("8");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Configuration 1: n_latent: 6 is outside int [8, 15].");
    assertThat(draft.rowsProperty().get().get(0).problem()).startsWith("n_latent: 6 is outside");
    latent.values().low().textProperty().set("");
    assertThat(draft.rowsProperty().get()).as("nothing new is known").hasSize(1);
    latent.values().low().textProperty().set("5");
    assertThat(model.obstacleProperty().get()).isEmpty();

    latent.name().textProperty().set("depth");
    assertThat(model.obstacleProperty().get())
        .startsWith("Configuration 1: n_latent: There is no such parameter");
    draft.edit(0);
    draft.apply();
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(created().queue().get(0).values()).containsKey("depth");
  }

  @Test
  void whatIsBeingTypedGoesOverIntoTheFieldsOfAnotherSpace() {
    draft.add();
    type("lr", "0.002");
    model.space().parameters().get(0).name().textProperty().set("depth");
    assertThat(draft.editorProperty().get().fields())
        .anyMatch(field -> field.parameter().name().equals("depth"));
    draft.apply();
    assertThat(draft.rowsProperty().get().get(0).values().values())
        .containsEntry("lr", 0.002)
        .containsKey("depth");
  }

  @Test
  void theDefaultConfigurationOfAFileIsKeptThoughItLiesOutsideTheSpace() {
    StudySpec spec = FakeStudies.spec("a", 5);
    FirstTrials first =
        new FirstTrials(
            Optional.of(with("lr", 1.0)), List.of(with("n_layers", 3L)), Optional.empty());
    model.fill(spec.withFirst(first), Path.of("/data"), false);
    assertThat(draft.isOwnProperty().get()).isTrue();
    assertThat(created()).isEqualTo(first);
  }
}
