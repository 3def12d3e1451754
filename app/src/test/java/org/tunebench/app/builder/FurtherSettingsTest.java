package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.field.InputField;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.objective.imported.ImportedObjectiveType;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.WarmStart;

/** What fewer people set: earlier studies, the environment of a command, where curves start. */
class FurtherSettingsTest {
  private final FakeServices fakes = new FakeServices();
  private BuilderViewModel model = fresh();

  private BuilderViewModel fresh() {
    return new BuilderViewModel(
        fakes.get(),
        FurtherSettingsTest::summary,
        FakeWorkbench.samplers(),
        FakeWorkbench.pruners(),
        3);
  }

  private static DataSummary summary(PartSpec objective) {
    return new SamplesSummary(10, 2, List.of("a", "b"), List.of(5, 5), 0);
  }

  private void chooseObjective(String kind) {
    model.objective().part().kinds().stream()
        .filter(known -> known.kind().equals(kind))
        .findFirst()
        .ifPresent(model.objective().kindProperty()::set);
  }

  private InputField<?> setting(String name) {
    return model.objective().part().settings().stream()
        .filter(draft -> draft.setting().name().equals(name))
        .findFirst()
        .orElseThrow()
        .field();
  }

  @Test
  void theFormSaysHowLongATrialIsWhereNothingIsTyped() {
    assertThat(model.usualEpochs()).contains("1000");
    chooseObjective("classifier");
    assertThat(model.usualEpochs()).contains("30");
    chooseObjective("command");
    assertThat(model.usualEpochs()).isEmpty();
  }

  private Map<String, Object> settings() {
    return model.objective().objective().orElseThrow().settings();
  }

  private StudySpec created() {
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.start();
    return fakes
        .engine()
        .repository()
        .study(model.name().textProperty().get())
        .orElseThrow()
        .spec();
  }

  @Test
  void whatIsFixedIsNotSearchedToo() {
    String text =
        """
        name: digits
        objective: {classifier: {dataset: demo, learning_rate: 0.1}}
        space:
          batch_size: {int: [16, 64]}
          learning_rate: {float: [0.01, 0.5]}
        """;
    model.text().textProperty().set(text);
    assertThat(model.text().problemProperty().get()).isEmpty();
    assertThat(model.obstacleProperty().get())
        .contains("ives 'learning_rate' one value for all trials, but it is searched, too");

    model.text().textProperty().set(text.replace(", learning_rate: 0.1", ""));
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void theBestOfAnEarlierStudyAreTriedFirst() {
    FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    model = fresh();
    model.data().file().textProperty().set("/data/a.h5ad");
    assertThat(model.warmStart().offered()).containsExactly("", "earlier");
    model.warmStart().study().textProperty().set("earlier");
    model.warmStart().best().textProperty().set("0");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("How many: Must be a whole number from 1 to 1000, not 0.");
    model.warmStart().best().textProperty().set("7");

    assertThat(model.text().textProperty().get()).contains("warm-start: {study: earlier, best: 7}");
    assertThat(created().warmStart()).contains(new WarmStart("earlier", 7));
  }

  private void retype(String words, String others) {
    String text = model.text().textProperty().get();
    assertThat(text).contains(words);
    model.text().textProperty().set(text.replace(words, others));
  }

  private String reservation() {
    return model.warmStart().reservation("earlier").get();
  }

  @Test
  void whatKeepsAnEarlierStudyFromFittingIsSaidOfItAndThoseWithoutAResultAreCounted() {
    FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    fakes.engine().repository().create(FakeStudies.spec("without result", 5));
    model = fresh();
    model.data().file().textProperty().set("/data/a.h5ad");
    assertThat(model.warmStart().offered()).containsExactly("", "earlier");
    assertThat(model.warmStart().leftOutProperty().get())
        .isEqualTo("One study is not offered: it has no result.");
    assertThat(reservation()).isEmpty();

    model.warmStart().study().textProperty().set("earlier");
    String text = model.text().textProperty().get();
    retype(text.lines().filter(l -> l.startsWith("baseline")).findFirst().orElseThrow(), "");
    retype("{int: [5, 15]}", "{int: [9, 15]}");
    assertThat(reservation()).isEqualTo("Fits in part: n_latent may be outside this search space.");
    assertThat(model.obstacleProperty().get()).isEmpty();
    retype("{int: [9, 15]}", "{int: [90, 95]}");
    assertThat(reservation()).isEqualTo("Does not fit: no value in common for n_latent.");
    retype("{int: [90, 95]}", "{choice: [few, many]}");
    assertThat(reservation()).isEqualTo("Does not fit: values of another kind for n_latent.");
    retype("  n_latent:            {choice: [few, many]}\n", "");
    assertThat(reservation()).isEqualTo("Does not fit: it has n_latent, too.");

    chooseObjective("function");
    assertThat(model.warmStart().study().shownProblem().get())
        .isEqualTo("Does not fit: it has no x1, x2. Choose another study, or none.");
    model.warmStart().study().textProperty().set("");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void anEarlierStudyThatIsNotHereIsSaid() {
    model.data().file().textProperty().set("/data/a.h5ad");
    StudySpec spec = FakeStudies.spec("given", 5);
    model.fill(spec.withWarmStart(Optional.of(new WarmStart("gone", 3))), Path.of("/data"), false);
    assertThat(model.obstacleProperty().get())
        .startsWith("Begin with the best of: This workspace has no study of this name");
    assertThat(model.warmStart().study().shownProblem().get()).isNotEmpty();
    model.warmStart().study().textProperty().set("");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(created().warmStart()).isEmpty();
  }

  @Test
  void anEarlierStudyIsFoundByAFormerNameAndShownByItsNewOne() {
    Study earlier =
        FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    fakes.engine().repository().rename(earlier.id(), "renamed");
    model = fresh();
    model.data().file().textProperty().set("/data/a.h5ad");
    StudySpec given = FakeStudies.spec("given", 5);
    model.fill(
        given.withWarmStart(Optional.of(new WarmStart("earlier", 3))), Path.of("/data"), false);

    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.warmStart().renamedProperty().get())
        .isEqualTo("What was earlier is now called renamed.");
    assertThat(model.warmStart().offered()).containsExactly("", "renamed");
    assertThat(created().warmStart()).contains(new WarmStart("renamed", 3));
    model.warmStart().study().textProperty().set("");
    assertThat(model.warmStart().renamedProperty().get()).isEmpty();
  }

  @Test
  void aStudyThatIsRenamedMeanwhileStaysChosen() {
    Study earlier =
        FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    model = fresh();
    model.data().file().textProperty().set("/data/a.h5ad");
    model.warmStart().study().textProperty().set("earlier");
    model.leave();
    fakes.engine().repository().rename(earlier.id(), "renamed");
    model.visit();

    assertThat(model.warmStart().study().textProperty().get()).isEqualTo("renamed");
    assertThat(model.warmStart().offered()).containsExactly("", "renamed");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void theChoiceOfAnEarlierStudyIsUndone() {
    FakeStudies.filled(fakes.engine().repository(), "earlier", 5, 5, StudyState.FINISHED);
    model = fresh();
    model.warmStart().study().textProperty().set("earlier");
    model.undo();
    assertThat(model.warmStart().study().textProperty().get()).isEmpty();
    model.redo();
    assertThat(model.warmStart().study().textProperty().get()).isEqualTo("earlier");
  }

  @Test
  void variablesOfACommandAreTypedAsNamesWithValues() {
    chooseObjective("command");
    setting("run").textProperty().set("python3 train.py");
    model.space().preset(FakeStudies.space());
    setting("env").textProperty().set("DATA=/data, LR={{ lr }}");
    assertThat(settings()).containsEntry("env", Map.of("DATA", "/data", "LR", "{{ lr }}"));
    assertThat(model.obstacleProperty().get()).isEmpty();
    setting("env").textProperty().set("DATA");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Environment: Give names and values, such as DATA=/data, LR={{ lr }}.");
  }

  @Test
  void variablesOfADefinitionAreShownAndKept() {
    PartSpec command =
        new PartSpec("command")
            .with("run", List.of("python3", "train.py"))
            .with("env", Map.of("SEED", 3L));
    model.fill(FakeStudies.spec("given", 5).withObjective(command), Path.of("/data"), false);
    assertThat(setting("env").textProperty().get()).isEqualTo("SEED=3");
    assertThat(settings()).as("every variable is text").containsEntry("env", Map.of("SEED", "3"));
  }

  @Test
  void theTimeLimitOfACommandIsTypedAsThatOfTheBudget() {
    PartSpec command =
        new PartSpec("command").with("run", List.of("python3", "train.py")).with("timeout", 90);
    model.fill(FakeStudies.spec("given", 5).withObjective(command), Path.of("/data"), false);
    assertThat(setting("timeout").textProperty().get()).isEqualTo("1m30s");
    assertThat(settings()).containsEntry("timeout", "1m30s");
    setting("timeout").textProperty().set("1.5 h");
    assertThat(settings()).containsEntry("timeout", "1h30m");
    setting("timeout").textProperty().set("30");
    assertThat(model.obstacleProperty().get())
        .isEqualTo("Time limit: Must be a time such as 90s, 30m, 8h or 1h30m, not 30.");
  }

  @Test
  void theStartOfALearningCurveIsTyped() {
    chooseObjective("function");
    setting("start").textProperty().set("40");
    assertThat(settings()).containsEntry("start", 40.0);
    setting("start").textProperty().set("high");
    assertThat(model.obstacleProperty().get()).startsWith("Start value: Must be a number");
  }

  @Test
  void aFollowUpOfImportedTrialsIsSearchedAsAnyNewStudy() {
    StudySpec imported =
        FakeStudies.spec("old", 64)
            .withObjective(ImportedObjectiveType.of("old.csv"))
            .withWarmStart(Optional.of(new WarmStart("old", 5)));
    fakes.engine().repository().create(imported.withWarmStart(Optional.empty()));
    model = fresh();
    model.fill(imported.withName("old-2"), Path.of("/data"), false);
    setting("run").textProperty().set("python3 train.py");
    fakes.dialogs().agree(true);

    StudySpec spec = created();
    assertThat(spec.sampler()).isEqualTo(new PartSpec("auto"));
    assertThat(spec.pruner()).isEqualTo(new PartSpec("none"));
    assertThat(spec.budget()).isEqualTo(new Budget(100).withParallel(3));
    assertThat(spec.space()).isEqualTo(imported.space());
    assertThat(spec.metric().name()).isEqualTo(imported.metric().name());
    assertThat(spec.warmStart()).contains(new WarmStart("old", 5));
  }
}
