package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.shell.SpaceText;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Beta;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Normal;
import org.tunebench.engine.space.Ordered;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.Rounded;
import org.tunebench.engine.space.SearchSpace;

class SpaceDraftTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private int changes;
  private final SpaceDraft draft = new SpaceDraft(texts, () -> changes++);

  private static SearchSpace everyKind() {
    return new SearchSpace(
        List.of(
            new Parameter("optimizer", Choice.of("sgd", "adam", "12")),
            new Parameter(
                "momentum",
                new FloatRange(0, 0.99, false, 0.01),
                List.of(new Condition("optimizer", List.of("sgd", "12")))),
            new Parameter("units", new IntRange(32, 1024, true, 1)),
            new Parameter("depth", new IntRange(2, 8, false, 2)),
            new Parameter("shift", new Normal(0.5, 2, false, 0.25)),
            new Parameter("scale", new Normal(-1, 1, true, 0)),
            new Parameter(
                "flag", new Choice(List.of(true, false, 1.0, 2L), List.of(0.1, 0.2, 0.3, 0.4))),
            new Parameter(
                "extra",
                new FloatRange(1e-5, 1e-1, true, 0),
                List.of(
                    new Condition("depth", List.of(4L)),
                    new Condition("optimizer", List.of("adam"))))));
  }

  @Test
  void aSpaceComesOutAsItWentIn() {
    draft.preset(everyKind());
    assertThat(draft.problem()).isEmpty();
    assertThat(draft.space()).contains(everyKind());
  }

  @Test
  void glancesAreShort() {
    SpaceText glance = new SpaceText(texts);
    assertThat(everyKind().parameters().stream().map(p -> glance.of(p.distribution())))
        .containsExactly(
            "sgd · adam · 12",
            "0 … 0.99, step 0.01",
            "log 32 … 1024",
            "2 … 8, step 2",
            "normal 0.5 ± 2, step 0.25",
            "log-normal -1 ± 1",
            "true (0.1) · false (0.2) · 1 (0.3) · 2 (0.4)",
            "log 1e-5 … 0.1");
    assertThat(glance.conditions(everyKind().parameter(7)))
        .isEqualTo("depth = 4 and optimizer = adam");
    assertThat(glance.conditions(everyKind().parameter(1))).isEqualTo("optimizer = sgd or 12");
  }

  @Test
  void aReversedRangeIsSaidAtAFieldAndKeepsWhatWasTyped() {
    draft.preset(FakeStudies.space());
    ParameterDraft latent = draft.parameters().get(0);
    latent.values().low().textProperty().set("20");

    assertThat(latent.values().high().shownProblem().get()).isEqualTo("Must not be below Low.");
    assertThat(draft.problem()).contains("n_latent: High: Must not be below Low.");
    assertThat(latent.values().reproach()).contains("High: Must not be below Low.");
    assertThat(draft.space()).isEmpty();
    assertThat(latent.values().low().textProperty().get()).isEqualTo("20");

    latent.values().high().textProperty().set("30");
    assertThat(draft.problem()).isEmpty();
  }

  @Test
  void aFieldSaysWhatWouldBeRight() {
    draft.preset(FakeStudies.space());
    ParameterDraft latent = draft.parameters().get(0);
    latent.values().low().textProperty().set("5.5");
    assertThat(latent.values().low().shownProblem().get())
        .isEqualTo("Must be a whole number, such as 8, not 5.5.");
    latent.values().kindProperty().set(ParameterKind.FLOAT);
    assertThat(latent.values().low().shownProblem().get()).isEmpty();
  }

  @Test
  void shapesAndRoundingAreTypedAsStudyFilesHaveThem() {
    SearchSpace given =
        new SearchSpace(
            List.of(
                new Parameter("share", new Beta(2, 5)),
                new Parameter("units", new Rounded(new FloatRange(8, 64), 8)),
                new Parameter("size", Ordered.of("small", "large"))));
    SpaceText glance = new SpaceText(texts);
    draft.preset(given);

    assertThat(draft.space()).contains(given);
    assertThat(given.parameters().stream().map(p -> glance.of(p.distribution())))
        .containsExactly("beta 2, 5", "8 … 64, rounded to 8", "small < large");
    DistributionDraft share = draft.parameters().get(0).values();
    share.alpha().textProperty().set("0");
    assertThat(share.alpha().shownProblem().get()).isEqualTo("Must be from 0.01 to 10000.");
    share.alpha().textProperty().set("3");
    share.quantum().textProperty().set("0.25");
    share.downProperty().set(true);
    assertThat(draft.space().orElseThrow().parameter(0).distribution())
        .isEqualTo(new Rounded(new Beta(3, 5), 0.25, true));
    assertThat(glance.of(draft.space().orElseThrow().parameter(0).distribution()))
        .isEqualTo("beta 3, 5, rounded down to 0.25");
    DistributionDraft units = draft.parameters().get(1).values();
    units.step().textProperty().set("2");
    assertThat(units.quantum().shownProblem().get()).isEqualTo("Leave this or “Step” empty.");
    units.step().textProperty().set("");
    units.kindProperty().set(ParameterKind.INTEGER);
    assertThat(draft.space().orElseThrow().parameter(1).distribution())
        .as("whole numbers are not rounded")
        .isEqualTo(new IntRange(8, 64));
    units.kindProperty().set(ParameterKind.FLOAT);
    units.logProperty().set(true);
    units.quantum().textProperty().set("0");
    assertThat(units.quantum().shownProblem().get()).isEqualTo("Must be above 0.");
    units.quantum().textProperty().set("4");
    draft.parameters().get(2).values().options().textProperty().set("small, medium, large");
    assertThat(draft.space().orElseThrow().parameter(2).distribution())
        .isEqualTo(Ordered.of("small", "medium", "large"));
  }

  @Test
  void switchingTheKindAndBackLosesNothing() {
    draft.preset(FakeStudies.space());
    ParameterDraft latent = draft.parameters().get(0);
    latent.values().kindProperty().set(ParameterKind.NORMAL);
    assertThat(draft.space()).isEmpty();
    latent.values().kindProperty().set(ParameterKind.CHOICE);
    latent.values().options().textProperty().set("5, 10");
    assertThat(draft.space().orElseThrow().parameter(0).distribution())
        .isEqualTo(Choice.of(5L, 10L));
    latent.values().kindProperty().set(ParameterKind.INTEGER);
    assertThat(draft.space()).contains(FakeStudies.space());
  }

  @Test
  void twoOfOneNameAreRefusedAtTheSecond() {
    draft.preset(FakeStudies.space());
    ParameterDraft second = draft.parameters().get(1);
    second.name().textProperty().set("n_latent");
    assertThat(second.name().shownProblem().get()).contains("has this name");
    second.name().textProperty().set("width");
    assertThat(draft.problem()).isEmpty();
  }

  @Test
  void conditionsAreCheckedAgainstTheirParents() {
    draft.preset(FakeStudies.space());
    ParameterDraft lr = draft.parameters().get(5);
    ConditionDraft condition = lr.addCondition();
    condition.parentProperty().set("n_layers");
    condition.values().textProperty().set("9");
    assertThat(lr.whenProperty().get()).contains("'n_layers' is never 9");

    condition.values().textProperty().set("1, 2");
    assertThat(draft.space().orElseThrow().parameter(5).conditions())
        .containsExactly(new Condition("n_layers", List.of(1L, 2L)));

    draft.choose(List.of(draft.parameters().get(2)));
    draft.remove();
    assertThat(draft.problem().orElseThrow()).contains("n_layers");
    lr.removeCondition(condition);
    assertThat(draft.problem()).isEmpty();
  }

  @Test
  void conditionsFollowTheNameOfTheirParentAndOfNoOther() {
    draft.preset(everyKind());
    ParameterDraft optimizer = draft.parameters().get(0);
    ConditionDraft onDepth = draft.parameters().get(7).conditions().get(0);
    ConditionDraft onOptimizer = draft.parameters().get(7).conditions().get(1);
    for (String typed : List.of("", "d", "de", "depth", "depth_of", "2", "solver")) {
      optimizer.name().textProperty().set(typed);
      assertThat(draft.parameters().get(7).whenProperty().get()).as(typed).isEmpty();
      assertThat(onDepth.parentProperty().get()).isEqualTo("depth");
    }

    assertThat(onOptimizer.parentProperty().get()).isEqualTo("solver");
    assertThat(draft.parameters().get(1).conditions().get(0).parentProperty().get())
        .isEqualTo("solver");
    assertThat(draft.problem()).isEmpty();
  }

  @Test
  void conditionsThatNeverHoldTogetherAreRefusedWhereTheyStand() {
    draft.preset(FakeStudies.space());
    ParameterDraft lr = draft.parameters().get(5);
    for (String value : List.of("1", "2")) {
      ConditionDraft condition = lr.addCondition();
      condition.parentProperty().set("n_layers");
      condition.values().textProperty().set(value);
    }
    assertThat(lr.whenProperty().get())
        .isEqualTo(
            "Can never hold: it asks for n_layers to be 1, and it asks for n_layers to be 2; name"
                + " values that go together.");
    assertThat(draft.space()).isEmpty();
  }

  @Test
  void valuesOfAConditionAreTickedWhereTheyCanBeCounted() {
    draft.preset(FakeStudies.space());
    ConditionDraft condition = draft.parameters().get(5).addCondition();
    assertThat(draft.problem().orElseThrow()).contains("Choose the parameter");
    condition.parentProperty().set("n_hidden");
    assertThat(draft.valuesOf("n_hidden")).containsExactly(64L, 128L, 256L);
    condition.toggle(64L);
    condition.toggle(256L);
    assertThat(condition.values().textProperty().get()).isEqualTo("64, 256");
    condition.toggle(64L);
    assertThat(condition.has(64L)).isFalse();
    assertThat(draft.space().orElseThrow().parameter(5).conditions())
        .containsExactly(new Condition("n_hidden", List.of(256L)));
    assertThat(draft.valuesOf("lr")).isEmpty();
  }

  @Test
  void theValuesThatAConditionAsksForAreThoseOfItsParent() {
    draft.preset(everyKind());
    ConditionDraft condition = draft.parameters().get(2).addCondition();
    condition.values().textProperty().set(",");
    assertThat(condition.values().shownProblem().get()).endsWith("such as 64, 128, 256.");
    draft.chooseParent(condition, "optimizer");
    assertThat(condition.values().shownProblem().get())
        .isEqualTo("Give the values separated by commas, such as sgd, adam, \"12\".");
    draft.chooseParent(condition, "depth");
    assertThat(condition.values().shownProblem().get()).endsWith("such as 2, 4, 6.");
    draft.parameters().get(3).values().low().textProperty().set("6");
    assertThat(condition.values().shownProblem().get()).endsWith("such as 6, 8.");
    draft.chooseParent(condition, "shift");
    assertThat(condition.values().shownProblem().get()).endsWith("such as 64, 128, 256.");
  }

  @Test
  void onALogarithmicScaleNoBoundIsProposedThatCannotBe() {
    draft.preset(everyKind());
    ParameterDraft extra = draft.parameters().get(7);
    extra.values().low().textProperty().set("0.1");
    extra.values().high().textProperty().set("0");
    assertThat(extra.values().high().shownProblem().get())
        .as("the other way round it would be refused again")
        .isEqualTo("Must be above 0 with “Log scale”.");
    assertThat(extra.values().low().shownProblem().get()).isEmpty();
    extra.values().high().textProperty().set("1");
    extra.values().step().textProperty().set("0.5");
    assertThat(extra.values().step().shownProblem().get())
        .isEqualTo("Leave this empty, or “Log scale” off.");
  }

  @Test
  void whatDoesNotFitIsSaidAtTheFieldToChange() {
    draft.preset(everyKind());
    DistributionDraft choice = draft.parameters().get(6).values();
    choice.shares().textProperty().set("0.5, 0.5");
    assertThat(choice.shares().shownProblem().get())
        .isEqualTo("Give one for each of the 4 options, not 2.");
    choice.shares().textProperty().set("0.5, 0.5, 0.5, 0.5");
    assertThat(choice.shares().shownProblem().get()).isEqualTo("Must add up to 1, not 2.");
    choice.shares().textProperty().set("0.5, 0.7, -0.5, 0.3");
    assertThat(choice.shares().shownProblem().get()).contains("0 or above, not -0.5");
    choice.shares().textProperty().set("");
    assertThat(choice.shares().shownProblem().get()).isEmpty();
    choice.options().textProperty().set("");
    assertThat(choice.reproach()).as("nothing typed yet").isEmpty();
    choice.options().textProperty().set("a, a");
    assertThat(choice.reproach()).contains("Options: Name a only once.");
    DistributionDraft bell = draft.parameters().get(4).values();
    bell.deviation().textProperty().set("0");
    assertThat(bell.deviation().shownProblem().get()).isEqualTo("Must be above 0.");
  }

  @Test
  void aParentHasValuesThatComeUpAgain() {
    draft.preset(FakeStudies.space());
    ParameterDraft latent = draft.parameters().get(0);
    assertThat(draft.parentsFor(latent))
        .containsExactly("n_hidden", "n_layers", "dropout_rate", "reconstruction_loss");
    ParameterDraft lr = draft.parameters().get(5);
    lr.values().logProperty().set(false);
    lr.values().step().textProperty().set("0.001");
    assertThat(draft.parentsFor(latent)).contains("lr");
    lr.values().low().textProperty().set("");
    assertThat(draft.parentsFor(latent)).as("nobody knows yet").contains("lr");
  }

  @Test
  void aConditionOnTheOnlyParentIsOneStep() {
    draft.preset(FakeStudies.space());
    ParameterDraft lr = draft.parameters().get(5);
    draft.choose(draft.parameters().subList(0, 4));
    draft.remove();
    changes = 0;
    ConditionDraft added = draft.addCondition(lr);
    assertThat(added.parentProperty().get()).isEqualTo("reconstruction_loss");
    assertThat(lr.conditions()).containsExactly(added);
    assertThat(changes).isEqualTo(1);

    draft.add();
    draft.selectedProperty().get().name().textProperty().set("another");
    assertThat(draft.addCondition(lr).parentProperty().get()).as("one of two").isNull();
  }

  @Test
  void anotherParentKeepsTheValuesThatItCanHave() {
    draft.preset(FakeStudies.space());
    ConditionDraft condition = draft.parameters().get(5).addCondition();
    draft.chooseParent(condition, "n_latent");
    condition.values().textProperty().set("5, 15");
    changes = 0;
    draft.chooseParent(condition, "n_layers");
    assertThat(condition.values().textProperty().get()).isEqualTo("5");
    assertThat(changes).as("one step to undo").isEqualTo(1);
    assertThat(draft.space()).isPresent();

    draft.chooseParent(condition, "reconstruction_loss");
    assertThat(condition.values().textProperty().get()).isEmpty();
    assertThat(condition.values().shownProblem().get()).as("no reproach").isEmpty();
    condition.toggle("nb");
    draft.chooseParent(condition, "reconstruction_loss");
    assertThat(condition.values().textProperty().get()).isEqualTo("nb");
    condition.values().textProperty().set("\"nb");
    draft.chooseParent(condition, "n_hidden");
    assertThat(condition.values().textProperty().get()).as("typed wrong").isEqualTo("\"nb");
  }

  @Test
  void parametersAreAddedMovedAndRemoved() {
    draft.preset(FakeStudies.space());
    draft.add();
    assertThat(draft.parameters().indexOf(draft.selectedProperty().get())).isEqualTo(1);
    assertThat(draft.problem().orElseThrow()).startsWith("New parameter: ");
    assertThat(draft.selectedProperty().get().name().shownProblem().get()).isEmpty();
    draft.remove();
    draft.selectedProperty().set(draft.parameters().get(0));
    draft.move(1);
    draft.move(1);
    assertThat(draft.space().orElseThrow().parameter(2).name()).isEqualTo("n_latent");
    while (!draft.parameters().isEmpty()) {
      draft.remove();
    }
    assertThat(draft.problem()).contains("Search space: add at least one parameter.");
  }

  @Test
  void rowsOutlastANewSpaceByTheirNames() {
    draft.preset(FakeStudies.space());
    ParameterDraft layers = draft.parameters().get(2);
    ParameterDraft lr = draft.parameters().get(5);
    draft.choose(List.of(lr, layers));
    draft.preset(
        new SearchSpace(
            List.of(
                new Parameter("lr", new FloatRange(0.5, 1)),
                FakeStudies.space().parameter(2),
                new Parameter("width", new IntRange(1, 8)))));

    assertThat(draft.chosen()).containsExactly(lr, layers);
    assertThat(draft.selectedProperty().get()).isSameAs(lr);
    assertThat(draft.parameters()).first().isSameAs(lr);
    assertThat(lr.values().low().textProperty().get()).isEqualTo("0.5");
  }

  @Test
  void aRowThatSaysTheSameAlreadyIsNotTouched() {
    draft.preset(FakeStudies.space());
    ParameterDraft lr = draft.parameters().get(5);
    lr.values().low().textProperty().set("1e-04");
    draft.preset(
        new SearchSpace(
            List.of(FakeStudies.space().parameter(5), FakeStudies.space().parameter(0))));

    assertThat(draft.parameters()).first().isSameAs(lr);
    assertThat(lr.values().low().textProperty().get()).isEqualTo("1e-04");
  }

  @Test
  void aRowThatIsRenamedElsewhereStaysInTheEditor() {
    draft.preset(FakeStudies.space());
    ParameterDraft third = draft.parameters().get(2);
    draft.choose(List.of(third));
    draft.preset(
        new SearchSpace(
            FakeStudies.space().parameters().stream()
                .map(
                    p -> p.name().equals("n_layers") ? new Parameter("depth", p.distribution()) : p)
                .toList()));

    assertThat(third.called()).isEqualTo("depth");
    assertThat(draft.chosen()).containsExactly(third);
  }

  @Test
  void sizeAndExampleFollowTheSpace() {
    draft.preset(new SearchSpace(List.of(new Parameter("a", new IntRange(1, 3)))));
    SpaceWords words = new SpaceWords(draft, new Texts(Locale.ENGLISH));
    assertThat(words.size()).isEqualTo("1 parameter, 3 configurations");
    assertThat(words.example()).matches("a = [123]");
    draft.preset(FakeStudies.space());
    assertThat(words.size()).isEqualTo("6 parameters, 1 of them continuous");
    draft.preset(new SearchSpace(List.of(new Parameter("a", new FloatRange(0, 1)))));
    assertThat(words.size()).isEqualTo("1 parameter, continuous");
    IntRange wide = new IntRange(1, Integer.MAX_VALUE);
    draft.preset(
        new SearchSpace(Stream.of("a", "b", "c").map(name -> new Parameter(name, wide)).toList()));
    assertThat(words.size()).isEqualTo("3 parameters, more configurations than can be counted");
    assertThat(changes).isPositive();
  }
}
