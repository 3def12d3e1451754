package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.shell.Route;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.objective.function.FunctionObjectiveType;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.DeviceSlots;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;

class BuilderViewModelTest {
  private static final DatasetSummary SIZE =
      new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);

  private final FakeServices fakes = new FakeServices();
  private BuilderViewModel model = fresh();

  private BuilderViewModel fresh() {
    return new BuilderViewModel(
        fakes.get(),
        objective -> {
          Object file = objective.settings().get("dataset");
          if (file.toString().contains("wrong")) {
            throw new WrongInputException("", file + ": no known data format");
          }
          return SIZE;
        },
        FakeWorkbench.samplers(),
        FakeWorkbench.pruners(),
        3);
  }

  private void typeData(String path) {
    model.data().file().textProperty().set(path);
  }

  private StudySpec created() {
    model.start();
    assertThat(fakes.dialogs().errors()).isEmpty();
    long id = fakes.engine().repository().summaries().get(0).id();
    return fakes.engine().repository().study(id).map(Study::spec).orElseThrow();
  }

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
    expect(model.budget().trials(), "-1", "Must be a whole number from 1 to 1,000,000, not -1.");
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
  void theTextSaysTheFormAlsoWhereTheEngineRefusesIt() {
    typeData("/data/a.h5ad");
    PartDraft places = model.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    places.settings().get(0).field().textProperty().set("not a partition");

    assertThat(model.obstacleProperty().get()).startsWith("Devices: partition: ");
    assertThat(model.text().textProperty().get()).contains("not a partition");
    model.start();
    assertThat(fakes.engine().repository().summaries()).isEmpty();
  }

  @Test
  void settingsOfAPartGoInOnlyWhereTheyAreGiven() {
    typeData("/data/a.h5ad");
    model.sampler().kindProperty().set(model.sampler().kinds().get(1));
    InputField<Optional<Object>> startup = model.sampler().settings().get(0).field();
    startup.textProperty().set("ten");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Sampler: startup-trials: Must be a whole number, such as 8, not ten.");
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
    assertThat(model.canBaselineProperty().get()).isTrue();
    model.space().remove();
    assertThat(model.canBaselineProperty().get()).isFalse();
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
        .isEqualTo("Devices: partition: Must be a partition's name, not gpu; rm -rf /.");

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
            () -> 1);
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

  private void chooseObjective(String kind) {
    model.objective().part().kinds().stream()
        .filter(k -> k.kind().equals(kind))
        .findFirst()
        .ifPresent(model.objective().kindProperty()::set);
  }

  private InputField<?> setting(String name) {
    return model.objective().part().settings().stream()
        .filter(s -> s.setting().name().equals(name))
        .findFirst()
        .orElseThrow()
        .field();
  }

  @Test
  void aTestFunctionCanStartAsSoonAsItIsChosen() {
    chooseObjective("function");

    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.space().parameters()).isNotEmpty();
    StudySpec spec = created();
    assertThat(spec.name()).isEqualTo(spec.objective().settings().get("name"));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("loss", Goal.MINIMIZE, "loss"));
    assertThat(spec.baseline()).isEmpty();
  }

  @Test
  void anotherFunctionBringsItsOwnSpaceAndComingBackLosesNothing() {
    model.space().remove();
    SearchSpace mine = model.space().space().orElseThrow();
    chooseObjective("function");
    setting("name").textProperty().set("hartmann6");
    assertThat(model.space().parameters()).hasSize(6);
    assertThat(model.name().textProperty().get()).isEqualTo("hartmann6");
    chooseObjective("scvi");
    assertThat(model.space().space()).contains(mine);
  }

  @Test
  void aCommandNeedsAProgramAParameterAndAMetric() {
    chooseObjective("command");
    assertThat(model.obstacleProperty().get()).startsWith("Command: type the program to run");
    setting("run").textProperty().set("python3 train.py --lr={{ lr }}");
    assertThat(model.obstacleProperty().get()).contains("add at least one parameter");
    model.space().add();
    ParameterDraft lr = model.space().selectedProperty().get();
    lr.name().textProperty().set("rate");
    lr.values().low().textProperty().set("0.1");
    lr.values().high().textProperty().set("0.2");
    assertThat(setting("run").shownProblem().get()).contains("no parameter 'lr'");
    lr.name().textProperty().set("lr");
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.metric().name().textProperty().set("");
    assertThat(model.obstacleProperty().get()).startsWith("Metric: ");
    model.metric().name().textProperty().set("accuracy");
    model.metric().goalProperty().set(Goal.MAXIMIZE);

    StudySpec spec = created();
    assertThat(spec.objective())
        .isEqualTo(new PartSpec("command").with("run", "python3 train.py --lr={{ lr }}"));
    assertThat(spec.metric()).isEqualTo(new MetricSpec("accuracy", Goal.MAXIMIZE));
  }

  @Test
  void aCommandOfADefinitionStaysTheListThatItWas() {
    StudySpec base = FakeStudies.spec("given", 40);
    PartSpec objective =
        new PartSpec("command")
            .with("run", List.of("python3", "my train.py", "--lr={{ lr }}"))
            .with("env", Map.of("A", "b"))
            .with("timeout", "2h");
    StudySpec spec =
        new StudySpec(
            "given",
            objective,
            new MetricSpec("score", Goal.MAXIMIZE, "score"),
            base.space(),
            base.sampler(),
            base.pruner(),
            base.budget(),
            List.of(),
            3,
            Optional.empty());
    model.fill(spec, Path.of("/data"), false);

    assertThat(setting("run").textProperty().get())
        .isEqualTo("python3 'my train.py' --lr={{ lr }}");
    fakes.dialogs().agree(true);
    assertThat(created()).isEqualTo(spec);
  }

  @Test
  void aProgramThatCameWithADefinitionRunsOnceThePersonHasAcceptedIt() {
    PartSpec command = new PartSpec("command").with("run", List.of("python3", "--lr={{ lr }}"));
    model.fill(FakeStudies.spec("given", 5).withObjective(command), Path.of("/data"), true);

    fakes.dialogs().agree(false);
    model.start();
    assertThat(fakes.dialogs().confirmations()).singleElement().asString().contains("python3");
    assertThat(fakes.engine().repository().summaries()).isEmpty();

    fakes.dialogs().agree(true);
    model.start();
    assertThat(fakes.engine().repository().summaries()).hasSize(1);
  }

  @Test
  void aFunctionOfADefinitionGetsNoSettingThatItHadNot() {
    StudySpec base = FakeStudies.spec("given", 40);
    StudySpec spec =
        new StudySpec(
            "given",
            new PartSpec("function").with("name", "branin"),
            new MetricSpec("loss", Goal.MINIMIZE, "loss"),
            new FunctionObjectiveType()
                .defaultSpace(new PartSpec("function").with("name", "branin")),
            base.sampler(),
            base.pruner(),
            base.budget(),
            List.of(),
            3,
            Optional.empty());
    model.fill(spec, Path.of("/data"), false);
    assertThat(created()).isEqualTo(spec);
  }

  private void retype(String words, String others) {
    String text = model.text().textProperty().get();
    assertThat(text).contains(words);
    model.text().textProperty().set(text.replace(words, others));
  }

  @Test
  void whatIsTypedInTheFormIsInTheTextRightOrWrong() {
    fakes.engine().repository().create(FakeStudies.spec("taken", 5));
    BuilderDrafts drafts =
        new BuilderDrafts(
            fakes.get(),
            objective -> {
              throw new WrongInputException("", "no data");
            },
            FakeWorkbench.samplers(),
            FakeWorkbench.pruners(),
            () -> 1);
    model = drafts.draft();
    typeData("/data/wrong.h5ad");
    model.data().genes().textProperty().set("40");
    model.data().maxEpochs().textProperty().set("60");
    model.name().textProperty().set("taken");
    retype("trials: 100", "trials: 55");

    assertThat(model.budget().trials().textProperty().get()).isEqualTo("55");
    assertThat(model.name().textProperty().get()).isEqualTo("taken");
    assertThat(model.data().file().textProperty().get()).isEqualTo("/data/wrong.h5ad");
    assertThat(model.data().genes().textProperty().get()).isEqualTo("40");
    assertThat(model.data().maxEpochs().textProperty().get()).isEqualTo("60");

    model.data().genes().textProperty().set("many");
    assertThat(model.text().textProperty().get()).contains("genes: many");
    assertThat(model.text().problemProperty().get()).isEmpty();
    retype("trials: 55", "trials: 56");
    assertThat(model.data().genes().textProperty().get()).isEqualTo("many");
  }

  @Test
  void theSettingsOfACommandSurviveATextWhileOneIsMissing() {
    chooseObjective("command");
    model.space().preset(FakeStudies.space());
    setting("timeout").textProperty().set("2h");
    retype("trials: 100", "trials: 55");
    assertThat(setting("timeout").textProperty().get()).isEqualTo("2h");
  }

  @Test
  void whatIsBeingTypedInTheTextIsNotWrittenOverByWhatNobodyDid() {
    Queue<Runnable> later = new ArrayDeque<>();
    model =
        new BuilderViewModel(
            new TestServices().on(fakes.engine(), later::add, Runnable::run),
            objective -> SIZE,
            FakeWorkbench.samplers(),
            FakeWorkbench.pruners(),
            1);
    retype("trials: 100", "trials: 1 0");
    String typed = model.text().textProperty().get();
    assertThat(model.text().problemProperty().get()).isNotEmpty();
    while (!later.isEmpty()) {
      later.remove().run();
    }
    assertThat(model.text().textProperty().get()).isEqualTo(typed);
    model.budget().trials().textProperty().set("12");
    assertThat(model.text().textProperty().get()).contains("trials: 12");
  }

  private void paste(String command) {
    retype("run: python3 mine.py", "run: " + command);
  }

  @Test
  void aProgramOfOnesOwnIsNotAskedForUntilWordsArePasted() {
    PartSpec command = new PartSpec("command").with("run", "python3 mine.py");
    StudySpec own = FakeStudies.spec("own", 5).withObjective(command);
    model.fill(own, Path.of("/data"), false);
    model.start();
    assertThat(fakes.dialogs().confirmations()).isEmpty();
    assertThat(fakes.engine().repository().summaries()).hasSize(1);

    model = fresh();
    model.fill(own.withName("typed"), Path.of("/data"), false);
    retype("mine.py", "mine.pyc");
    model.start();
    assertThat(fakes.dialogs().confirmations()).isEmpty();

    model = fresh();
    model.fill(own.withName("pasted"), Path.of("/data"), false);
    paste("sh theirs.sh");
    model.start();
    assertThat(fakes.dialogs().confirmations()).singleElement().asString().contains("theirs.sh");
    assertThat(fakes.engine().repository().summaries()).hasSize(2);
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
