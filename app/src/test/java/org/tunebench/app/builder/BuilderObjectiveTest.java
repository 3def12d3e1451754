package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.objective.function.FunctionObjectiveType;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** What a study does: functions and commands in the builder. */
class BuilderObjectiveTest extends BuilderFixture {
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
  void whatTheCommandNamesIsAddedToTheSpaceAtOnce() {
    chooseObjective("command");
    setting("run")
        .textProperty()
        .set("python3 train.py --lr={{ lr }} --seed={{ tunebench.seed }} {{");
    assertThat(model.missing().namesProperty().get()).as("somebody still types").isEmpty();
    setting("run")
        .textProperty()
        .set("python3 train.py --lr={{ lr }} --seed={{ tunebench.seed }} {{n}}");
    assertThat(model.missing().namesProperty().get())
        .as("the seed is a trial's own")
        .containsExactly("lr", "n");

    model.missing().add();
    assertThat(model.space().parameters())
        .extracting(parameter -> parameter.name().textProperty().get())
        .containsExactly("lr", "n");
    assertThat(model.space().selectedProperty().get().name().textProperty().get()).isEqualTo("lr");
    assertThat(model.missing().namesProperty().get()).isEmpty();
    model.undo();
    assertThat(model.space().parameters()).isEmpty();
    assertThat(model.missing().namesProperty().get()).containsExactly("lr", "n");
    chooseObjective("function");
    assertThat(model.missing().namesProperty().get()).isEmpty();
  }

  @Test
  void whatTheCommandDoesNotNameIsSaidAndPassedOnAtOnce() {
    chooseObjective("command");
    setting("run").textProperty().set("python3 train.py --lr={{ lr }}");
    addFloat("lr");
    assertThat(model.unnamed().namesProperty().get()).isEmpty();
    addFloat("momentum");
    addFloat("decay");
    assertThat(model.unnamed().namesProperty().get()).containsExactly("momentum", "decay");
    assertThat(model.obstacleProperty().get()).as("it may read them by itself").isEmpty();

    model.unnamed().passOn();
    assertThat(setting("run").textProperty().get())
        .isEqualTo("python3 train.py --lr={{ lr }} --momentum={{ momentum }} --decay={{ decay }}");
    assertThat(model.unnamed().namesProperty().get()).isEmpty();
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.undo();
    assertThat(model.unnamed().namesProperty().get()).containsExactly("momentum", "decay");

    setting("env").textProperty().set("M={{ momentum }}");
    assertThat(model.unnamed().namesProperty().get()).containsExactly("decay");
    setting("run").textProperty().set("python3 train.py ${args}");
    assertThat(model.unnamed().namesProperty().get()).as("the macro is all of them").isEmpty();
    setting("run").textProperty().set("python3 train.py {{");
    assertThat(model.unnamed().namesProperty().get()).as("somebody still types").isEmpty();
    chooseObjective("function");
    assertThat(model.unnamed().namesProperty().get()).isEmpty();
  }

  private void addFloat(String name) {
    model.space().add();
    ParameterDraft added = model.space().selectedProperty().get();
    added.name().textProperty().set(name);
    added.values().low().textProperty().set("0.1");
    added.values().high().textProperty().set("0.2");
  }

  @Test
  void aScriptIsACommandInItsOwnFolderThatTheStudyIsNamedAfter() {
    Path folder = Path.of("/data/my project").toAbsolutePath();
    model.fillFromScript(folder.resolve("fit model.R"));
    assertThat(model.objective().kind()).isEqualTo("command");
    assertThat(setting("run").textProperty().get()).isEqualTo("Rscript 'fit model.R'");
    assertThat(setting("folder").textProperty().get()).isEqualTo(folder.toString());
    assertThat(model.space().parameters()).as("those of another objective").isEmpty();

    model.fillFromScript(folder.resolve("train.py"));
    assertThat(setting("run").textProperty().get()).endsWith(" train.py").startsWith("python");
    assertThat(model.name().textProperty().get()).isEqualTo("train");
    model.fillFromScript(folder.resolve("simulate"));
    assertThat(setting("run").textProperty().get()).isEqualTo("./simulate");
    assertThat(model.name().textProperty().get()).isEqualTo("command");

    setting("run").textProperty().set("torchrun --standalone 'src/fit.py' --lr={{ lr }}");
    assertThat(model.name().textProperty().get()).isEqualTo("fit");
    setting("run").textProperty().set("./solve --config=a.json");
    assertThat(model.name().textProperty().get()).isEqualTo("command");
  }

  @Test
  void aSecondFileOfTheDataIsLookedForWhereTheStudyWillLookForIt() {
    Path folder = Path.of("/data").toAbsolutePath();
    PartSpec counts =
        new PartSpec("scvi").with("dataset", "counts.txt").with("labels", "cells/groups.csv");
    model.fill(FakeStudies.spec("given", 5).withObjective(counts), folder, false);
    assertThat(probed.settings())
        .containsEntry("dataset", folder.resolve("counts.txt").toString())
        .containsEntry("labels", folder.resolve("cells/groups.csv").toString());
    model.fill(
        FakeStudies.spec("given", 5).withObjective(counts.with("labels", "../other.csv")),
        folder,
        false);
    assertThat(probed.settings().get("labels"))
        .isEqualTo(folder.resolve("../other.csv").normalize().toString());
  }

  @Test
  void theFolderOfACommandIsChosen() {
    chooseObjective("command");
    fakes.dialogs().choose(Path.of("/data/project"));
    model.chooseFolder();
    assertThat(setting("folder").textProperty().get())
        .isEqualTo(Path.of("/data/project").toAbsolutePath().toString());
    model.chooseFolder();
    assertThat(setting("folder").textProperty().get()).isNotEmpty();
  }

  @Test
  void aCommandNeedsAProgramAParameterAndAMetric() {
    chooseObjective("command");
    assertThat(model.obstacleProperty().get()).startsWith("Command: type the program to run");
    setting("run").textProperty().set("python3 train.py --lr={{ lr }}");
    assertThat(model.obstacleProperty().get()).endsWith("not in the search space: lr.");
    assertThat(model.furtherProperty().get())
        .singleElement()
        .asString()
        .contains("add at least one parameter");
    model.space().add();
    ParameterDraft lr = model.space().selectedProperty().get();
    lr.name().textProperty().set("rate");
    lr.values().low().textProperty().set("0.1");
    lr.values().high().textProperty().set("0.2");
    assertThat(model.obstacleProperty().get())
        .as("nothing comes up once the space is right")
        .endsWith("not in the search space: lr.");
    assertThat(model.furtherProperty().get()).as("said once").isEmpty();
    assertThat(setting("run").shownProblem().get()).isEmpty();
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
}
