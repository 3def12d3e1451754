package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.PartKind;

/** Undo, redo and the text beside the form. */
class DraftUndoTest {
  private static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  private final FakeServices fakes = new FakeServices();
  private BuilderViewModel model =
      new BuilderViewModel(
          fakes.get(), objective -> SIZE, FakeWorkbench.samplers(), FakeWorkbench.pruners(), 3);

  private void chooseFunction() {
    model
        .objective()
        .kindProperty()
        .set(
            model.objective().part().kinds().stream()
                .filter(k -> k.kind().equals("function"))
                .findFirst()
                .orElseThrow());
  }

  private String text() {
    return model.text().textProperty().get();
  }

  private void edit(String from, String to) {
    assertThat(text()).contains(from);
    model.text().textProperty().set(text().replace(from, to));
  }

  @Test
  void nothingIsToBeUndoneAtFirst() {
    assertThat(model.canUndoProperty().get()).isFalse();
    assertThat(model.canRedoProperty().get()).isFalse();
    model.undo();
    model.redo();
    assertThat(model.isDirty()).isFalse();
  }

  @Test
  void aWrongTextIsNotStartedAsTheFormWasBefore() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    assertThat(model.canStart().get()).isTrue();
    edit("trials: 100", "trials: many");
    assertThat(model.canStart().get()).isFalse();
    assertThat(model.obstacleProperty().get()).contains("line ", "many");
    model.start();
    assertThat(fakes.engine().repository().summaries()).isEmpty();

    edit("many", "9");
    assertThat(model.obstacleProperty().get()).isEmpty();
    edit("trials: 9", "trials: many");
    model.budget().time().textProperty().set("2h");
    assertThat(text()).contains("trials: 9", "2h");
    assertThat(model.canStart().get()).isTrue();
  }

  @Test
  void whatIsTypedInOneGoIsOneStep() {
    model.data().file().textProperty().set("/data/c");
    model.data().file().textProperty().set("/data/cortex.h5ad");
    model.budget().trials().textProperty().set("7");
    model.undo();
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("100");
    assertThat(model.data().file().textProperty().get()).isEqualTo("/data/cortex.h5ad");
    model.undo();
    assertThat(model.data().file().textProperty().get()).isEmpty();
    assertThat(model.data().file().shownProblem().get()).as("no reproach").isEmpty();
    assertThat(model.name().textProperty().get()).isEmpty();
    assertThat(model.canUndoProperty().get()).isFalse();
    model.redo();
    model.redo();
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("7");
    assertThat(model.name().textProperty().get()).isEqualTo("cortex");
    assertThat(model.canRedoProperty().get()).isFalse();
  }

  @Test
  void aChoiceThatBecameARangeComesBackByOneStep() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    ParameterDraft dropout =
        model.space().parameters().stream()
            .filter(draft -> draft.called().equals("dropout_rate"))
            .findFirst()
            .orElseThrow();
    String before = text();
    dropout.values().kindProperty().set(ParameterKind.FLOAT);
    assertThat(text()).contains("{float: [0.1, 0.7]}");
    assertThat(model.canStart().get()).isTrue();

    model.undo();
    assertThat(text()).isEqualTo(before);
    assertThat(dropout.values().low().textProperty().get()).isEmpty();
    model.redo();
    assertThat(text()).contains("{float: [0.1, 0.7]}");
  }

  @Test
  void whatEndsAStudyEarlyGoesBothWaysAndIsUndone() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    BudgetDraft budget = model.budget();
    assertThat(text()).doesNotContain("target", "patience", "until");

    budget.target().textProperty().set("1200.5");
    budget.patience().textProperty().set("30");
    budget.until().textProperty().set("accuracy >= 0.9, a, b <= 2");
    assertThat(text())
        .contains("target: 1200.5, patience: 30, until: [\"accuracy >= 0.9\", \"a, b <= 2.0\"]");

    edit("target: 1200.5, patience: 30", "patience: 7");
    assertThat(budget.target().textProperty().get()).isEmpty();
    assertThat(budget.patience().textProperty().get()).isEqualTo("7");
    assertThat(budget.until().value().orElseThrow().orElseThrow()).hasSize(2);

    model.undo();
    assertThat(budget.target().textProperty().get()).isEqualTo("1200.5");
    assertThat(budget.patience().textProperty().get()).isEqualTo("30");
    while (model.canUndoProperty().get()) {
      model.undo();
    }
    assertThat(budget.until().textProperty().get()).isEmpty();
  }

  @Test
  void everyKindOfChangeIsUndone() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    String before = text();
    model.metric().goalProperty().set(Goal.MAXIMIZE);
    model.first().baselineProperty().set(false);
    PartKind last = model.sampler().kinds().get(model.sampler().kinds().size() - 1);
    model.sampler().kindProperty().set(last);
    model.space().remove();
    model.space().add();
    model.space().move(1);
    model.space().parameters().get(0).values().kindProperty().set(ParameterKind.CHOICE);
    ConditionDraft condition = model.space().parameters().get(3).addCondition();
    condition.parentProperty().set("n_layers");
    condition.values().textProperty().set("2");
    chooseFunction();
    while (model.canUndoProperty().get()) {
      model.undo();
    }
    model.redo();
    assertThat(text()).isEqualTo(before);
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void aNameIsOneStepWithTheConditionsThatFollowIt() {
    SpaceDraft space = model.space();
    ParameterDraft layers = space.parameters().get(2);
    space.choose(List.of(space.parameters().get(3), space.parameters().get(4)));
    new SpaceEdits(space).onlyWhen(layers, 2L);
    space.choose(List.of(space.parameters().get(5)));
    new SpaceEdits(space).onlyWhen(layers, 1L);
    String before = text();
    for (String typed : List.of("n_layer", "", "d", "depth")) {
      layers.name().textProperty().set(typed);
    }
    assertThat(text()).contains("{depth: [2]}", "{depth: [1]}").doesNotContain("n_layer");

    model.undo();
    assertThat(text()).isEqualTo(before);
    model.redo();
    assertThat(text()).contains("{depth: [1]}").doesNotContain("n_layer");
  }

  @Test
  void anotherObjectiveIsOneStepWithAllThatFollowsIt() {
    model.space().parameters().get(0).values().high().textProperty().set("12");
    String before = text();
    chooseFunction();
    assertThat(fakes.dialogs().notices()).singleElement().asString().contains("with Undo");
    String after = text();
    assertThat(after).contains("branin", "epochs: 20", "x1");

    model.undo();
    assertThat(text()).isEqualTo(before);
    model.redo();
    assertThat(text()).isEqualTo(after);
  }

  @Test
  void undoGoesBackThroughAnyChangesExactly() {
    SplittableRandom random = new SplittableRandom(3);
    List<java.util.Map<String, Object>> states = new java.util.ArrayList<>();
    states.add(model.space().save());
    for (int i = 0; i < 60; i++) {
      SpaceDraft space = model.space();
      if (!space.parameters().isEmpty()) {
        space.choose(List.of(space.parameters().get(random.nextInt(space.parameters().size()))));
      }
      switch (random.nextInt(5)) {
        case 0 -> space.add();
        case 1 -> space.remove();
        case 2 -> space.duplicate();
        case 3 -> space.move(random.nextBoolean() ? 1 : -1);
        default -> new SpaceEdits(space).setLog(random.nextBoolean());
      }
      if (!space.save().equals(states.get(states.size() - 1))) {
        states.add(space.save());
      }
    }
    for (int i = states.size() - 2; i >= 0; i--) {
      model.undo();
      assertThat(model.space().save()).as("step " + i).isEqualTo(states.get(i));
    }
    for (int i = 1; i < states.size(); i++) {
      model.redo();
      assertThat(model.space().save()).isEqualTo(states.get(i));
    }
  }

  @Test
  void theTextFollowsTheForm() {
    assertThat(text()).startsWith("objective:").contains("n_latent").contains("trials: 100");
    model.data().file().textProperty().set("/data/cortex.h5ad");
    assertThat(text()).contains("name: cortex").contains("/data/cortex.h5ad");
    model.budget().trials().textProperty().set("12");
    assertThat(text()).contains("trials: 12");
    model.budget().trials().textProperty().set("many");
    assertThat(text()).as("as it was typed").contains("trials: many");
  }

  @Test
  void aNameThatIsMissingStaysSoWhileTheTextIsEdited() {
    assertThat(text()).doesNotContain("name: new-study");
    edit("trials: 100", "trials: 33");
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("33");
    assertThat(model.name().textProperty().get()).isEmpty();
    assertThat(model.name().shownProblem().get()).isEqualTo("Give the study a name.");

    model.data().file().textProperty().set("/data/cortex.h5ad");
    assertThat(text()).startsWith("name: cortex\n").contains("trials: 33");
    edit("name: cortex\n", "");
    assertThat(model.name().textProperty().get()).isEmpty();
    assertThat(model.obstacleProperty().get()).isEqualTo("Name: Give the study a name.");
    edit("objective:", "name: new-study\nobjective:");
    assertThat(model.name().textProperty().get()).isEqualTo("new-study");
    assertThat(text()).startsWith("name: new-study\n");
  }

  @Test
  void theFormFollowsTheText() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    edit("trials: 100", "trials: 33");
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("33");
    edit("n_layers:", "depth:   ");
    assertThat(model.space().parameters())
        .anyMatch(p -> p.name().value().orElse("").equals("depth"));
    assertThat(text()).as("stays as it was typed").contains("depth:   ");
    model.undo();
    assertThat(model.space().parameters())
        .noneMatch(p -> p.name().value().orElse("").equals("depth"));
    assertThat(text()).contains("n_layers:");
  }

  @Test
  void aWrongTextIsSaidWithItsLineAndTheFormKeepsWhatItHad() {
    model.data().file().textProperty().set("/data/cortex.h5ad");
    edit("trials: 100", "trials: -1");
    assertThat(model.text().problemProperty().get()).contains("line ").contains("trials");
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("100");
    edit("trials: -1", "trials: 1");
    assertThat(model.text().problemProperty().get()).isEmpty();
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("1");
    edit("trials: 1", "trials: [");
    model.budget().trials().textProperty().set("8");
    assertThat(model.text().problemProperty().get()).as("the form has the last word").isEmpty();
    assertThat(text()).contains("trials: 8");
  }

  @Test
  void pythonIsPastedInThePlaceOfTheSpaceOrAddedToIt() {
    PythonPaste paste = model.paste();
    paste.textProperty().set("trial.suggest_float('lr', low, 1)");
    assertThat(paste.problemProperty().get()).contains("line 1").contains("low");
    assertThat(paste.readProperty().get()).isNull();
    paste
        .textProperty()
        .set(
            "a = t.suggest_categorical('a', ['x', 'y'])\n"
                + "if a == 'x':\n"
                + "  t.suggest_int('lr', 1, 2)");
    assertThat(paste.understoodProperty().get()).isEqualTo("2 parameters are understood.");
    paste.add();
    assertThat(model.space().parameters()).hasSize(8);
    assertThat(model.space().chosen())
        .extracting(p -> p.name().value().orElseThrow())
        .containsExactly("a", "lr_2");
    assertThat(paste.textProperty().get()).isEmpty();
    model.undo();
    assertThat(model.space().parameters()).hasSize(6);
    paste.textProperty().set("{'C': [1, 2]}");
    paste.replace();
    assertThat(model.space().parameters()).hasSize(1);
  }

  @Test
  void templatesSuitTheObjective() {
    assertThat(model.templates())
        .extracting(SpaceTemplate::key)
        .containsExactly("Builder.Template.usual");
    assertThat(SpaceTemplate.of("command", java.util.Optional.empty()))
        .extracting(SpaceTemplate::key)
        .contains("Builder.Template.network", "Builder.Template.boosting");
  }

  @Test
  void chosenParametersChangeTogether() {
    SpaceDraft space = model.space();
    SpaceEdits edits = new SpaceEdits(space);
    space.choose(List.copyOf(space.parameters()));
    edits.setLog(true);
    assertThat(space.parameters().get(0).values().logProperty().get()).isTrue();
    ParameterDraft lr = space.parameters().get(5);
    space.choose(List.of(lr));
    edits.scale(10);
    assertThat(lr.values().low().textProperty().get()).isEqualTo("1e-5");
    assertThat(lr.values().high().textProperty().get()).isEqualTo("0.1");
    edits.scale(0.1);
    assertThat(lr.values().high().textProperty().get()).isEqualTo("0.01");
    ParameterDraft layers = space.parameters().get(2);
    edits.onlyWhen(layers, 2L);
    assertThat(space.parentOf(lr)).contains(layers);
    assertThat(space.space().orElseThrow().parameter(5).conditions())
        .containsExactly(new Condition("n_layers", List.of(2L)));
    space.choose(List.of(layers));
    edits.onlyWhen(lr, 0.001);
    assertThat(layers.conditions()).as("no circle").isEmpty();
    space.choose(List.of(lr));
    edits.always();
    assertThat(space.parentOf(lr)).isEmpty();
  }

  @Test
  void aNarrowRangeFarFromZeroStaysARange() {
    SpaceDraft space = model.space();
    space.preset(
        new SearchSpace(
            List.of(
                new Parameter("x", new FloatRange(10000.1, 10000.4, false, 0)),
                new Parameter("n", new IntRange(1_000_000, 1_000_010)))));
    space.choose(List.copyOf(space.parameters()));
    new SpaceEdits(space).scale(2);

    DistributionDraft x = space.parameters().get(0).values();
    assertThat(x.low().textProperty().get()).isEqualTo("9999.95");
    assertThat(x.high().textProperty().get()).isEqualTo("10000.55");
    DistributionDraft n = space.parameters().get(1).values();
    assertThat(n.low().textProperty().get()).isEqualTo("999995");
    assertThat(n.high().textProperty().get()).isEqualTo("1000015");
  }
}
