package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.fake.TestServices;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;

/** The text of a study file beside the form: each says what is typed in the other. */
class BuilderTextTest extends BuilderFixture {
  @TempDir Path home;

  @Test
  void theTextSaysTheFormAlsoWhereTheEngineRefusesIt() {
    typeData("/data/a.h5ad");
    PartDraft places = model.devices().places();
    places.kindProperty().set(places.kinds().get(1));
    places.settings().get(0).field().textProperty().set("not a partition");

    assertThat(model.obstacleProperty().get()).startsWith("Devices: Partition: ");
    assertThat(model.text().textProperty().get()).contains("not a partition");
    model.start();
    assertThat(fakes.engine().repository().summaries()).isEmpty();
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
            () -> 1,
            new DraftFile(home));
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
  void aWrongTextThatTheFormWroteOverIsBroughtBack() {
    retype("trials: 100", "trials: many");
    String typed = model.text().textProperty().get();
    assertThat(model.text().asideProperty().get()).isEmpty();

    model.budget().trials().textProperty().set("8");
    assertThat(model.text().textProperty().get()).contains("trials: 8");
    assertThat(model.text().asideProperty().get()).isEqualTo(typed);
    model.budget().trials().textProperty().set("81");
    assertThat(model.text().asideProperty().get()).isEqualTo(typed);

    model.text().bringBack();
    assertThat(model.text().textProperty().get()).isEqualTo(typed);
    assertThat(model.text().problemProperty().get()).contains("many");
    assertThat(model.text().asideProperty().get()).isEmpty();
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("81");
  }

  @Test
  void theSettingsOfACommandSurviveATextWhileOneIsMissing() {
    chooseObjective("command");
    model.space().preset(FakeStudies.space());
    setting("timeout").textProperty().set("2h");
    retype("trials: 100", "trials: 55");
    assertThat(setting("timeout").textProperty().get()).isEqualTo("2h");
  }

  private String text() {
    return model.text().textProperty().get();
  }

  @Test
  void aFormThatSaysNoDefinitionIsWrittenAsFarAsItGoes() {
    chooseObjective("function");
    assertThat(text()).contains("branin").doesNotContain("#");
    chooseObjective("command");
    setting("run").textProperty().set("python3 train.py");

    assertThat(text()).contains("command:", "python3 train.py", "space:\n  # ");
    assertThat(text()).doesNotContain("branin", "x1");
    assertThat(model.text().partialProperty().get()).isTrue();
    assertThat(model.text().problemProperty().get()).as("nobody typed it").isEmpty();
    model.undo();
    model.undo();
    assertThat(text()).contains("branin").doesNotContain("command");
    assertThat(model.text().partialProperty().get()).isFalse();
    model.redo();
    assertThat(text()).contains("command").doesNotContain("branin");

    retype("space:\n", "space: {lr: {float: [0.1, 1]}}\n");
    assertThat(model.text().partialProperty().get()).isFalse();
    assertThat(model.space().parameters())
        .singleElement()
        .extracting(ParameterDraft::called)
        .isEqualTo("lr");
  }

  @Test
  void whatIsMissingOfTheObjectiveAndTheNameIsSaidBesideTheText() {
    assertThat(model.text().lackingProperty().get()).isEqualTo("Data file: Choose a data file.");
    typeData("/data/a.h5ad");
    assertThat(model.text().lackingProperty().get()).isEmpty();
    model.name().textProperty().set("");
    assertThat(model.text().lackingProperty().get()).isEqualTo("Name: Give the study a name.");

    chooseObjective("command");
    model.name().textProperty().set("");
    assertThat(text())
        .startsWith("# Name: Give the study a name.\nobjective: command\n# Command: type");
    assertThat(model.text().partialProperty().get()).isTrue();
  }

  @Test
  void aSettingThatThereIsNotIsSaidWithItsLineBeforeWhatIsMissing() {
    model.mend(
        Path.of("/data/theirs.yaml"),
        """
        name: digits
        objective:
          classifier: {data: digits.csv, epochs: 3}
        """);
    assertThat(model.obstacleProperty().get())
        .startsWith("Study file, line 3, objective.classifier.data: there is no such setting");
    retype("data: digits.csv, epochs", "dataset: digits.csv, max-epochs");
    assertThat(model.text().problemProperty().get()).isEmpty();
    assertThat(model.objective().kind()).isEqualTo("classifier");
  }

  @Test
  void thatOnesOwnParametersArePutAsideIsSaid() {
    chooseObjective("function");
    chooseObjective("command");
    assertThat(fakes.dialogs().notices()).as("nobody made any").isEmpty();
    chooseObjective("function");
    model.space().add();
    model.space().parameters().get(1).name().textProperty().set("mine");
    chooseObjective("command");

    assertThat(fakes.dialogs().notices())
        .singleElement()
        .asString()
        .contains("Undo")
        .contains(model.objective().kindProperty().get().label());
    model.undo();
    assertThat(model.space().parameters()).extracting(ParameterDraft::called).contains("mine");
  }

  @Test
  void aCommandThatIsEmptiedIsGone() {
    PartSpec command = new PartSpec("command").with("run", List.of("python3", "mine.py"));
    model.fill(FakeStudies.spec("own", 5).withObjective(command), Path.of("/data"), false);
    assertThat(text()).contains("mine.py");
    assertThat(model.obstacleProperty().get()).isEmpty();
    setting("run").textProperty().set("");

    assertThat(text()).doesNotContain("mine.py");
    assertThat(model.obstacleProperty().get()).isNotEmpty();
    setting("run").textProperty().set("python3 mine.py");
    assertThat(text()).contains("[python3, mine.py]");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void whatIsWrongInTheSearchStandsInTheTextAsItWasTypedAndWhy() {
    typeData("/data/a.h5ad");
    model.space().preset(FakeStudies.space());
    model.budget().trials().textProperty().set("many");
    model.budget().seed().textProperty().set("nine");
    ParameterDraft first = model.space().parameters().get(0);
    first.values().low().textProperty().set("low");

    assertThat(text())
        .contains("trials: many", "seed: nine\n", "# Trials: Must be a whole number")
        .contains("  # " + first.called() + ": Low: Must be a whole number")
        .contains("a.h5ad")
        .containsPattern("\n  " + model.space().parameters().get(1).called() + ": ");
    assertThat(model.text().whole()).as("the last whole one").contains("trials: 100");
    first.values().low().textProperty().set("5");
    model.budget().seed().textProperty().set("0");
    model.budget().trials().textProperty().set("30");
    assertThat(text()).contains("trials: 30").doesNotContain("#");
  }

  @Test
  void whatTheFormSaidIsWrongGoesFromTheTextOnceItIsMendedThere() {
    typeData("/data/a.h5ad");
    model.name().textProperty().set("");
    model.budget().time().textProperty().set("soon");
    assertThat(text()).contains("# Name: Give", "time: soon", "# Time: Must be");
    retype("metric:", "# to be held against theirs\nmetric:");
    retype("time: soon", "time: 2h");

    assertThat(text())
        .contains("time: 2h", "# to be held", "# Name: Give")
        .doesNotContain("# Time");
    assertThat(model.text().whole()).isEqualTo(text());
    assertThat(model.budget().time().textProperty().get()).isEqualTo("2h");
    retype("metric:", "name: mine\nmetric:");
    assertThat(text()).contains("# to be held", "name: mine").doesNotContain("# Name");
    retype("name: mine\n", "name: mine\n# Name: Give the study a name.\n");
    assertThat(text()).as("the person's own").contains("# Name: Give");
  }

  @Test
  void whatStandsForAParameterStaysUntilThatIsThereAgain() {
    chooseObjective("function");
    model.space().parameters().get(0).values().low().textProperty().set("low");
    assertThat(text()).contains("  # x1: Low: Must be").doesNotContain("  x1: ");
    retype("trials: 100", "trials: 55");
    assertThat(text()).contains("trials: 55", "  # x1: Low: Must be");
    assertThat(model.space().parameters())
        .extracting(ParameterDraft::called)
        .containsExactly("x1", "x2");

    retype("space:\n", "space:\n  x1: {float: [0, 1]}\n");
    assertThat(text()).contains("  x1: {float: [0, 1]}").doesNotContain("#");
    assertThat(model.text().partialProperty().get()).isFalse();
    assertThat(model.space().parameters().get(0).values().low().textProperty().get())
        .isEqualTo("0");
  }

  @Test
  void whatIsUnfinishedInTheFormOutlastsAnEditOfTheText() {
    typeData("/data/a.h5ad");
    SpaceDraft space = model.space();
    space.choose(List.of(space.parameters().get(2)));
    space.add();
    ParameterDraft mom = space.selectedProperty().get();
    mom.name().textProperty().set("mom");
    mom.values().low().textProperty().set("0");
    mom.values().high().textProperty().set("0.99");
    space.addCondition(mom).parentProperty().set("n_layers");
    assertThat(text()).contains("  # mom: ");
    retype("trials: 100", "trials: 55");
    retype("  n_latent:", "  latent:");

    assertThat(space.parameters())
        .extracting(ParameterDraft::called)
        .containsExactly(
            "latent", "n_hidden", "n_layers", "mom", "dropout_rate", "reconstruction_loss", "lr");
    assertThat(space.selectedProperty().get()).isSameAs(mom);
    assertThat(mom.values().high().textProperty().get()).isEqualTo("0.99");
    assertThat(text()).contains("trials: 55", "  # mom: ");
    assertThat(model.text().partialProperty().get()).isTrue();
    assertThat(model.obstacleProperty().get()).startsWith("mom: ");
    model.undo();
    model.redo();
    assertThat(mom.values().high().textProperty().get()).isEqualTo("0.99");
    retype("  lr: ", "  rate: ");
    mom.conditions().get(0).values().textProperty().set("2");
    assertThat(text()).contains("  mom: ", "  rate: ").doesNotContain("#");
  }

  @Test
  void whatWasUnfinishedGoesFromTheTextWithItsParameter() {
    chooseObjective("function");
    model.space().add();
    model.space().selectedProperty().get().name().textProperty().set("mom");
    retype("trials: 100", "trials: 55");
    String typed = text();
    assertThat(typed).contains("  # mom: ");
    model.space().remove();
    assertThat(text()).contains("trials: 55").doesNotContain("#");
    assertThat(model.text().partialProperty().get()).isFalse();
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void aNameThatCanBeNoneStandsInTheTextAndHoldsNothingUp() {
    typeData("/data/a.h5ad");
    String name = "a".repeat(StudySpec.LONGEST_NAME + 1);
    model.name().textProperty().set(name);
    assertThat(text()).startsWith("name: " + name + "\n# Name: ").contains("a.h5ad");
    assertThat(model.obstacleProperty().get()).startsWith("Name: ");
    model.name().textProperty().set("a\u0007b");
    assertThat(text()).startsWith("name: \"a\\u0007b\"\n# Name: ");
    model.budget().trials().textProperty().set("12");
    assertThat(text()).contains("trials: 12");

    retype("a\\u0007b", "fine");
    assertThat(text()).startsWith("name: \"fine\"\nobjective:");
    assertThat(model.name().textProperty().get()).isEqualTo("fine");
    assertThat(model.obstacleProperty().get()).isEmpty();
    model.name().textProperty().set("finer");
    assertThat(text()).contains("name: finer").doesNotContain("#");
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

  @Test
  void theTextIsSavedAsItStandsAndOneThatSaysNoDefinitionIsRefused(@TempDir Path folder)
      throws IOException {
    typeData("/data/a.h5ad");
    retype("name:", "# enough for a first look\nname:");
    Path file = folder.resolve("mine.yaml");
    fakes.dialogs().choose(file);
    model.saveFile();
    assertThat(file).content().isEqualTo(model.text().textProperty().get()).contains("# enough");
    assertThat(fakes.dialogs().notices())
        .containsExactly("The study file was written to mine.yaml.");

    model.budget().trials().textProperty().set("many");
    model.saveFile();
    assertThat(file).content().contains("# enough");
    assertThat(fakes.dialogs().errors()).singleElement().asString().startsWith("Trials: ");
    fakes.dialogs().choose(folder.resolve("missing").resolve("a.yaml"));
    model.budget().trials().textProperty().set("5");
    model.saveFile();
    assertThat(fakes.dialogs().errors()).last().asString().contains("choose another folder");
  }

  @Test
  void inAnotherFolderRelativePathsBecomeAbsolute(@TempDir Path folder) throws IOException {
    PartSpec command = new PartSpec("command").with("run", "python3 mine.py");
    model.fill(FakeStudies.spec("own", 5).withObjective(command), Path.of("/data"), false);
    Path file = folder.resolve("mine.yaml");
    fakes.dialogs().choose(file);
    model.saveFile();
    assertThat(file).content().contains("folder: /data");
  }

  @Test
  void aFileWithErrorsIsMendedInTheTextAndNothingOfTheFormChangesUntilThen(@TempDir Path folder)
      throws IOException {
    String before = model.text().whole();
    model.mend(
        Path.of("/data/theirs.yaml"),
        """
        name: theirs
        objective: {command: {run: python3 train.py}}
        metric: {name: loss, goal: minimize}
        space: {lr: {float: [0.1, 0.001]}}
        budget: {trials: 7}
        """);

    assertThat(model.text().textProperty().get()).startsWith("name: theirs");
    assertThat(model.text().problemProperty().get()).contains("line 4", "space.lr", "[0.1, 0.001]");
    assertThat(model.text().wrongLineProperty().get()).isEqualTo(4);
    assertThat(model.text().notesProperty().get()).startsWith("theirs.yaml has errors");
    assertThat(model.obstacleProperty().get()).isEqualTo(model.text().problemProperty().get());
    assertThat(model.text().whole()).as("what the form says").isEqualTo(before);
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("100");
    assertThat(model.isDirty()).isTrue();
    assertThat(model.canUndoProperty().get()).isFalse();

    retype("[0.1, 0.001]", "[0.001, 0.1]");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.text().notesProperty().get()).isEmpty();
    assertThat(model.name().textProperty().get()).isEqualTo("theirs");
    assertThat(model.budget().trials().textProperty().get()).isEqualTo("7");
    Path copy = folder.resolve("copy.yaml");
    fakes.dialogs().choose(copy);
    model.saveFile();
    assertThat(copy).content().as("runs where the file was").contains("folder: /data");
    model.start();
    assertThat(fakes.dialogs().confirmations()).singleElement().asString().contains("train.py");
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
    retype("\nmetric:", "\n    \nmetric:");
    model.start();
    assertThat(fakes.dialogs().confirmations()).isEmpty();

    model = fresh();
    model.fill(own.withName("pasted"), Path.of("/data"), false);
    paste("sh theirs.sh");
    model.start();
    assertThat(fakes.dialogs().confirmations()).singleElement().asString().contains("theirs.sh");
    assertThat(fakes.engine().repository().summaries()).hasSize(2);
  }
}
