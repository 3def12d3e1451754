package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

class BuilderViewModelTest extends BuilderFixture {
  @TempDir Path home;

  @Test
  void anEmptyFormHasNoReproachesButAReason() {
    assertThat(model.data().file().shownProblem().get()).isEmpty();
    assertThat(model.name().shownProblem().get()).isEmpty();
    assertThat(model.obstacleProperty().get()).isEqualTo("Data file: Choose a data file.");
    assertThat(model.canStart().get()).isFalse();
    assertThat(model.isDirty()).isFalse();
  }

  @Test
  void aDataFileIsEnoughToStart() {
    typeData("/data/cortex.h5ad");

    assertThat(model.data().summaryProperty().get()).isEqualTo(SIZE);
    assertThat(model.obstacleProperty().get()).isEmpty();
    StudySpec spec = created();
    assertThat(spec.name()).isEqualTo("cortex");
    assertThat(spec.objective())
        .isEqualTo(new PartSpec("scvi").with("dataset", "/data/cortex.h5ad"));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("marginal_ll", Goal.MINIMIZE, "elbo"));
    assertThat(spec.space()).isEqualTo(FakeStudies.space());
    assertThat(spec.sampler().kind()).isEqualTo("auto");
    assertThat(spec.pruner().kind()).isEqualTo("none");
    assertThat(spec.budget()).isEqualTo(new Budget(100).withParallel(3));
    assertThat(spec.baseline()).contains(FakeStudies.defaultConfiguration());
    assertThat(fakes.engine().running()).hasSize(1);
    assertThat(fakes.routes()).containsExactly(new Route.StudyPage(1));
  }

  @Test
  void theNameFollowsTheFileUntilThePersonNamesIt() {
    fakes.engine().repository().create(FakeStudies.spec("cortex", 5));
    BuilderViewModel other = fresh();
    other.data().file().textProperty().set("/data/cortex.h5ad");
    assertThat(other.name().textProperty().get()).isEqualTo("cortex-2");
    other.data().file().textProperty().set("/data/pbmc.counts.csv.gz");
    assertThat(other.name().textProperty().get()).isEqualTo("pbmc");
    other.name().textProperty().set("mine");
    other.data().file().textProperty().set("/data/cortex.h5ad");
    assertThat(other.name().textProperty().get()).isEqualTo("mine");

    other.name().textProperty().set("cortex");
    assertThat(other.name().shownProblem().get()).startsWith("A study has this name already");
    assertThat(other.canStart().get()).isFalse();
  }

  @Test
  void aTakenNameKeepsNothingElseThatIsWrongFromBeingTold() {
    fakes.engine().repository().create(FakeStudies.spec("cortex", 5));
    model = fresh();
    typeData("/data/a.h5ad");
    assertThat(model.furtherProperty().get()).isEmpty();
    model.name().textProperty().set("cortex");
    PartDraft places = model.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    places.settings().get(0).field().textProperty().set("not a partition");

    assertThat(model.obstacleProperty().get()).startsWith("Name: A study has this name already");
    assertThat(places.settings().get(0).field().shownProblem().get()).isNotEmpty();
    assertThat(model.furtherProperty().get())
        .singleElement()
        .satisfies(told -> assertThat(told).startsWith("Devices: Partition: "));

    model.budget().trials().textProperty().set("0");
    assertThat(model.furtherProperty().get()).as("each part has a say").isNotEmpty();
    model.budget().trials().textProperty().set("5");
    model.name().textProperty().set("mine");
    places.settings().get(0).field().textProperty().set("");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.furtherProperty().get()).isEmpty();
  }

  @Test
  void aNumberThatIsTooLargeIsToldTheLimit() {
    model.budget().seed().textProperty().set("99999999999999999999");
    assertThat(model.budget().seed().shownProblem().get())
        .isEqualTo(
            "Must be a whole number from -9223372036854775808 to 9223372036854775807, not"
                + " 99999999999999999999.");
    model.budget().seed().textProperty().set("-9223372036854775808");
    assertThat(model.budget().seed().shownProblem().get()).isEmpty();
  }

  @Test
  void eachFieldThatIsWrongIsCounted() {
    typeData("/data/a.h5ad");
    BudgetDraft budget = model.budget();
    for (InputField<?> field : List.of(budget.trials(), budget.time(), budget.seed())) {
      field.textProperty().set("none");
    }
    ParameterDraft first = model.space().parameters().get(0);
    first.values().low().textProperty().set("low");
    first.values().high().textProperty().set("high");

    assertThat(model.obstacleProperty().get()).startsWith(first.called() + ": Low: ");
    assertThat(model.furtherProperty().get())
        .hasSize(4)
        .anyMatch(told -> told.startsWith(first.called() + ": High: "))
        .anyMatch(told -> told.startsWith("Time: "))
        .anyMatch(told -> told.startsWith("Seed: "));
    model.data().genes().textProperty().set("many");
    model.data().maxEpochs().textProperty().set("many");
    assertThat(model.furtherProperty().get()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void aWrongObjectiveKeepsNothingThatTheEngineRefusesFromBeingTold() {
    PartDraft places = model.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    places.settings().get(0).field().textProperty().set("not a partition");
    assertThat(model.obstacleProperty().get()).startsWith("Data file: ");
    assertThat(model.furtherProperty().get())
        .filteredOn(told -> told.startsWith("Devices: Partition: "))
        .hasSize(1);
    assertThat(model.furtherProperty().get())
        .as("what is missing is told once")
        .noneMatch(told -> told.contains("dataset"));

    chooseObjective("command");
    assertThat(model.obstacleProperty().get()).startsWith("Command: type the program");
    assertThat(places.settings().get(0).field().shownProblem().get())
        .as("whatever is wrong with the space: it has no parameter yet")
        .isNotEmpty();
    assertThat(model.furtherProperty().get())
        .filteredOn(told -> told.startsWith("Devices: Partition: "))
        .hasSize(1);
    addRange("x");
    assertThat(places.settings().get(0).field().shownProblem().get()).isNotEmpty();
    assertThat(model.furtherProperty().get())
        .singleElement()
        .satisfies(told -> assertThat(told).startsWith("Devices: Partition: "));
  }

  private void addRange(String name) {
    model.space().add();
    ParameterDraft added = model.space().selectedProperty().get();
    added.name().textProperty().set(name);
    added.values().low().textProperty().set("0.1");
    added.values().high().textProperty().set("0.2");
  }

  @Test
  void aFileThatCannotBeReadIsSaidBesideItAndStaysTyped() {
    typeData("/data/wrong.h5ad");
    assertThat(model.data().file().shownProblem().get())
        .isEqualTo("/data/wrong.h5ad: no known data format.");
    model.budget().trials().textProperty().set("7");
    assertThat(model.data().file().shownProblem().get()).isNotEmpty();
    assertThat(model.data().file().textProperty().get()).isEqualTo("/data/wrong.h5ad");
    typeData("/data/right.h5ad");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void everyFieldHasItsSentence() {
    typeData("/data/a.h5ad");
    expect(model.data().genes(), "0", "Must be a whole number from 1 to");
    expect(model.data().maxEpochs(), "ten", "Must be a whole number from 1 to");
    expect(model.name(), "", "Give the study a name.");
    expect(model.budget().trials(), "-1", "Must be a whole number from 1 to 1000000, not -1.");
    expect(model.budget().time(), "soon", "Must be a time such as 90s");
    expect(model.budget().time(), "0s", "Must be above 0");
    expect(model.budget().parallel(), "1000", "Must be a whole number from 1 to 256");
    expect(model.budget().seed(), "x", "Must be a whole number, such as 8");
  }

  private void expect(InputField<?> field, String typed, String sentence) {
    String before = field.textProperty().get();
    field.textProperty().set(typed);
    assertThat(field.shownProblem().get()).startsWith(sentence);
    assertThat(model.canStart().get()).isFalse();
    assertThat(model.obstacleProperty().get()).startsWith(field.label() + ": ");
    field.textProperty().set(before);
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void whatTheEngineRefusesStandsAtItsField() {
    typeData("/data/a.h5ad");
    fakes
        .engine()
        .refuseNext(new WrongInputException("objective.scvi.genes", "there are only 40 genes"));
    model.start();

    assertThat(model.data().genes().shownProblem().get()).isEqualTo("There are only 40 genes.");
    assertThat(fakes.dialogs().errors())
        .containsExactly("objective.scvi.genes: there are only 40 genes.");
    assertThat(model.startingProperty().get()).isFalse();
    assertThat(fakes.routes()).isEmpty();
    assertThat(model.isDirty()).isTrue();

    model.data().genes().textProperty().set("40");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void whatCannotBeStartedCanBeTriedAgainUnderItsName() {
    typeData("/data/a.h5ad");
    fakes.engine().breakAfter(1, new WrongInputException("", "the disk is almost full"));
    model.start();
    assertThat(fakes.dialogs().errors()).containsExactly("The disk is almost full.");
    assertThat(fakes.engine().repository().summaries()).isEmpty();
    String name = model.name().textProperty().get();

    model.start();
    assertThat(fakes.engine().repository().summaries())
        .extracting(s -> s.name())
        .containsExactly(name);
  }

  @Test
  void aSearchCanBeStartedWithOneTrialToLookAt() {
    typeData("/data/a.h5ad");
    model.startWithOne();

    long study = fakes.engine().repository().summaries().get(0).id();
    assertThat(fakes.engine().running(study).orElseThrow().snapshot().status())
        .isEqualTo(RunStatus.PAUSED);
    assertThat(fakes.routes()).containsExactly(new Route.StudyPage(study));
  }

  @Test
  void settingsOfAPartGoInOnlyWhereTheyAreGiven() {
    typeData("/data/a.h5ad");
    model.sampler().kindProperty().set(model.sampler().kinds().get(1));
    InputField<Optional<Object>> startup = model.sampler().settings().get(0).field();
    startup.textProperty().set("ten");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Sampler: Start-up trials: Must be a whole number, such as 8, not ten.");
    startup.textProperty().set("10");
    model.sampler().settings().get(2).field().textProperty().set("true");

    assertThat(created().sampler())
        .isEqualTo(new PartSpec("tpe").with("startup-trials", 10L).with("multivariate", true));
  }

  @Test
  void aDefinitionComesOutAsItWentIn() {
    StudySpec base = FakeStudies.spec("given", 40);
    StudySpec spec =
        new StudySpec(
            "given",
            base.objective().with("split", 0.2),
            new MetricSpec("elbo", Goal.MINIMIZE, "elbo"),
            base.space(),
            new PartSpec("tpe").with("candidates", 48L).with("secret", List.of(1L)),
            new PartSpec("median").with("warmup", 3L),
            new Budget(40, Optional.of(Duration.ofMinutes(90)), 2, 5),
            List.of(new DeviceSlots("gpu:7")),
            11,
            Optional.empty());
    model.fill(spec, Path.of("/data"), false);

    assertThat(created()).isEqualTo(spec);
  }

  @Test
  void aBaselineThatDoesNotFitTheSpaceIsLeftOut() {
    typeData("/data/a.h5ad");
    assertThat(model.first().canBaselineProperty().get()).isTrue();
    model.space().remove();
    assertThat(model.first().canBaselineProperty().get()).isFalse();
    assertThat(created().baseline()).isEmpty();
  }

  @Test
  void devicesAreEveryOneUnlessChosen() {
    typeData("/data/a.h5ad");
    model.devices().choices().get(0).chosenProperty().set(true);
    assertThat(created().devices()).containsExactly(new DeviceSlots("cpu"));
  }

  @Test
  void trialsGoToAClusterWhereThatIsChosen() {
    typeData("/data/a.h5ad");
    model.devices().choices().get(0).chosenProperty().set(true);
    PartDraft places = model.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    InputField<?> partition = places.settings().get(0).field();
    partition.textProperty().set("gpu; rm -rf /");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Devices: Partition: Must be a partition's name, not gpu; rm -rf /.");

    partition.textProperty().set("gpu");
    StudySpec spec = created();
    assertThat(spec.cluster()).contains(new PartSpec("slurm").with("partition", "gpu"));
    assertThat(spec.devices()).isEmpty();

    places.kindProperty().set(places.kinds().get(0));
    assertThat(model.devices().cluster()).isEmpty();
    assertThat(model.devices().devices()).containsExactly(new DeviceSlots("cpu"));
  }

  @Test
  void draftsLiveUntilTheyAreStarted() {
    BuilderDrafts drafts =
        new BuilderDrafts(
            fakes.get(),
            objective -> SIZE,
            FakeWorkbench.samplers(),
            FakeWorkbench.pruners(),
            () -> 1,
            new DraftFile(home));
    BuilderViewModel first = drafts.draft();
    assertThat(drafts.draft()).isSameAs(first);
    first.name().textProperty().set("typed");

    drafts.fill(model -> model.fillFromData(Path.of("/data/b.h5ad")));
    assertThat(drafts.draft()).isSameAs(first);
    fakes.dialogs().agree(true);
    drafts.fill(model -> model.fillFromData(Path.of("/data/b.h5ad")));
    BuilderViewModel second = drafts.draft();
    assertThat(second.name().textProperty().get()).isEqualTo("b");
    second.start();
    assertThat(drafts.draft()).isNotSameAs(second);
  }

  @Test
  void modulesOfADefinitionComeBeforeWhatWasTypedForAnEarlierOne() {
    PartDraft places = model.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    InputField<?> modules =
        places.settings().stream()
            .filter(setting -> setting.setting().name().equals("modules"))
            .findFirst()
            .orElseThrow()
            .field();
    modules.textProperty().set("cuda/11.8");
    PartSpec cluster = new PartSpec("slurm").with("modules", List.of("cuda/12.4", "gcc/13"));
    model.fill(
        FakeStudies.spec("s", 5).withPlaces(List.of(), Optional.of(cluster)),
        Path.of("/data"),
        false);

    assertThat(modules.textProperty().get()).isEmpty();
    assertThat(model.devices().cluster()).contains(cluster);
  }
}
