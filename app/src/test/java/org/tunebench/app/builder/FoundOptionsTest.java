package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.study.PartSpec;

/** What a script declares is offered, added by a click, and compared with what the command says. */
class FoundOptionsTest extends BuilderFixture {
  private static final String SCRIPT =
      """
      import argparse
      p = argparse.ArgumentParser()
      p.add_argument("--learning-rate", "-l", type=float, default=1e-3)
      p.add_argument("--amp", action="store_true")
      p.add_argument("--epochs", type=int, default=8)
      p.add_argument("--data", default="a.csv")
      args = p.parse_args()
      """;

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void open() throws IOException {
    script = Files.writeString(folder.resolve("train.py"), SCRIPT);
    model.fillFromScript(script);
  }

  private List<String> offered() {
    return model.found().offeredProperty().get().stream().map(o -> o.option().flag()).toList();
  }

  private void choose(String... flags) {
    model
        .found()
        .offeredProperty()
        .get()
        .forEach(o -> o.chosenProperty().set(List.of(flags).contains(o.option().flag())));
  }

  private void run(String command) {
    setting("run").textProperty().set(command);
  }

  @Test
  void theOptionsOfAScriptAreOfferedAndNothingIsAddedByItself() {
    assertThat(offered()).containsExactly("--learning-rate", "--amp", "--epochs");
    assertThat(model.found().offeredProperty().get())
        .extracting(option -> option.chosenProperty().get())
        .as("what is usually tuned is ticked")
        .containsExactly(true, false, false);
    assertThat(model.found().others()).containsExactly("--data");
    assertThat(model.found().script()).isEqualTo("train.py");
    assertThat(model.space().parameters()).isEmpty();
  }

  @Test
  void thoseThatAreTickedAreSearchedAndPassedOnInTheSpellingOfTheScriptInOneStep() {
    String before = setting("run").textProperty().get();
    choose("--learning-rate", "--amp");
    model.addFound();
    assertThat(model.space().space().orElseThrow().parameters())
        .containsExactly(
            new Parameter("learning_rate", new FloatRange(1e-5, 0.1, true, 0)),
            new Parameter("amp", Choice.of(true, false)));
    assertThat(setting("run").textProperty().get())
        .isEqualTo(before + " --learning-rate={{ learning_rate }} {{ '--amp' if amp }}");
    assertThat(offered()).containsExactly("--epochs");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.cautionProperty().get()).isEmpty();

    model.undo();
    assertThat(model.space().parameters()).isEmpty();
    assertThat(setting("run").textProperty().get()).isEqualTo(before);
    assertThat(offered()).containsExactly("--learning-rate", "--amp", "--epochs");
    choose();
    model.addFound();
    assertThat(model.space().parameters()).isEmpty();
  }

  @Test
  void whatTheCommandSaysAlreadyIsNotOffered() {
    run("python3 train.py --epochs 3 {{ '--amp' if mixed }} -l {{ lr }}");
    assertThat(offered()).isEmpty();
    run("python3 train.py --epochs=3");
    assertThat(offered()).containsExactly("--learning-rate", "--amp");
    run("python3 train.py --epochs='3");
    assertThat(offered()).as("somebody still types").containsExactly("--learning-rate", "--amp");
    run("python3 other.py");
    assertThat(offered()).isEmpty();
    chooseObjective("function");
    assertThat(model.found().script()).isEmpty();
  }

  @Test
  void aScriptThatIsNotThereIsACautionAndNoObstacle() throws IOException {
    choose("--learning-rate");
    model.addFound();
    assertThat(model.ofCommandProperty().get()).isEmpty();
    run("bash prepare.sh --lr={{ learning_rate }}");
    assertThat(model.ofCommandProperty().get())
        .startsWith("There is no prepare.sh in " + folder + ":");
    assertThat(model.cautionProperty().get()).isEqualTo(model.ofCommandProperty().get());
    assertThat(model.obstacleProperty().get()).isEmpty();

    Files.writeString(folder.resolve("prepare.sh"), "");
    model.leave();
    model.visit();
    assertThat(model.cautionProperty().get()).isEmpty();
    String elsewhere = folder.resolve("elsewhere").toString();
    setting("folder").textProperty().set(elsewhere);
    assertThat(model.cautionProperty().get()).contains(elsewhere);
    chooseObjective("function");
    assertThat(model.ofCommandProperty().get()).isEmpty();
  }

  @Test
  void aParameterIsPassedOnInTheSpellingOfTheScript() {
    model.space().add();
    ParameterDraft rate = model.space().selectedProperty().get();
    rate.name().textProperty().set("learning_rate");
    rate.values().low().textProperty().set("0.1");
    rate.values().high().textProperty().set("0.2");
    assertThat(offered()).containsExactly("--amp", "--epochs");
    assertThat(model.cautionProperty().get())
        .isEqualTo(
            "The command does not name learning_rate: your program gets it in TUNEBENCH_PARAMS"
                + " alone.");
    model.unnamed().passOn();
    assertThat(setting("run").textProperty().get())
        .endsWith(" train.py --learning-rate={{ learning_rate }}");
    assertThat(model.cautionProperty().get()).isEmpty();
  }

  @Test
  void anOptionThatTheScriptDoesNotDeclareIsTold() {
    run("python3 train.py --lerning-rate={{ lr }}");
    assertThat(model.found().unknownProperty().get())
        .isEqualTo("train.py declares no option --lerning-rate: did you mean --learning-rate?");
    run("python3 train.py --depth={{ lr }} --width=3");
    assertThat(model.found().unknownProperty().get())
        .isEqualTo("train.py declares none of the options --depth, --width.");
    run("python3 train.py --depth 3");
    assertThat(model.found().unknownProperty().get())
        .isEqualTo("train.py declares no option --depth.");
    run("python3 train.py --learning=3");
    assertThat(model.found().unknownProperty().get()).as("argparse takes beginnings").isEmpty();
  }

  @Test
  void aScriptThatHasChangedMeanwhileIsReadAgain() throws IOException {
    Files.writeString(script, SCRIPT.replace("--epochs", "--depth"));
    model.leave();
    model.visit();
    assertThat(offered()).containsExactly("--learning-rate", "--amp", "--depth");
    Files.writeString(script, "print('loss=1')");
    model.leave();
    model.visit();
    assertThat(offered()).isEmpty();
    run("python3 train.py --x=3");
    assertThat(model.found().unknownProperty().get()).isEmpty();
  }

  @Test
  void aMetricThatTheScriptDoesNotReportIsToldUntilOneOfItsOwnIsChosen() throws IOException {
    Files.writeString(script, SCRIPT + "\nprint(f'tunebench: step={e} val_loss={v} acc={a}')\n");
    model.leave();
    model.visit();
    assertThat(model.cautionProperty().get())
        .isEqualTo(
            "train.py reports val_loss, acc and no “loss”: choose one of them as the metric"
                + " below, or report it.");
    run("python3 train.py --depth 3");
    assertThat(model.cautionProperty().get()).isEqualTo("train.py declares no option --depth.");
    run("python3 train.py");
    model.metric().name().textProperty().set("val_loss");
    assertThat(model.cautionProperty().get()).isEmpty();
  }

  @Test
  void aMetricThatIsPrintedByItsNameIsToldUnlessTheStudyReadsLinesInAWayOfItsOwn()
      throws IOException {
    Files.writeString(script, SCRIPT + "\nprint(f'epoch={e} accuracy={acc:.4f}')\n");
    model.found().look();
    assertThat(model.cautionProperty().get())
        .isEqualTo(
            "train.py reports accuracy and no “loss”: choose one of them as the metric below, or"
                + " report it.");
    setting("report").textProperty().set("loss: (\\S+)");
    assertThat(model.cautionProperty().get()).isEmpty();
  }

  @Test
  void whatTheCommandNamesIsAddedWithTheValuesThatTheScriptSuggests() {
    run("python3 train.py --learning-rate={{ learning_rate }} --epochs={{ epochs }} {{ depth }}");
    model.missing().add();
    assertThat(model.space().parameters())
        .extracting(ParameterDraft::called, ParameterDraft::distribution)
        .containsExactly(
            tuple("learning_rate", Optional.of(new FloatRange(1e-5, 0.1, true, 0))),
            tuple("epochs", model.found().proposed("epochs")),
            tuple("depth", Optional.empty()));
    assertThat(model.found().proposed("epochs")).containsInstanceOf(IntRange.class);
    assertThat(model.space().selectedProperty().get().called()).isEqualTo("depth");
    model.undo();
    assertThat(model.space().parameters()).isEmpty();
  }

  @Test
  void aCommandThatNoLineCanSayIsToldToStayUntilAnotherOneIsTyped() {
    PartSpec command =
        new PartSpec(
            "command", Map.of("run", List.of("python3", "-c", "print(1)\nprint({{ lr }})")));
    model.fill(FakeStudies.spec("a", 3).withObjective(command), folder.resolve("a.yaml"), false);
    assertThat(setting("run").textProperty().get()).isEmpty();
    assertThat(model.found().unknownProperty().get())
        .isEqualTo(
            "The command is the study file’s, which has what no single line can say: it stays as"
                + " it is unless you type another one.");
    assertThat(model.cautionProperty().get()).startsWith("The command is the study file’s");
    run("python3 train.py");
    assertThat(model.found().unknownProperty().get()).isEmpty();
    run("");
    assertThat(model.found().unknownProperty().get()).startsWith("The command is");
  }

  @Test
  void aScriptWithCommandsOffersTheOptionsOfTheOneThatRuns() throws IOException {
    Files.writeString(
        script,
        """
        import argparse
        p = argparse.ArgumentParser()
        sub = p.add_subparsers(dest="command")
        check = sub.add_parser("check")
        check.add_argument("--data")
        fit = sub.add_parser("fit")
        fit.add_argument("--lr", type=float, default=1e-3)
        args = p.parse_args()
        """);
    model.found().look();
    run("python3 train.py");
    assertThat(offered()).isEmpty();
    assertThat(model.found().unknownProperty().get())
        .isEqualTo(
            "train.py has commands (check, fit), each with options of its own: write behind it the"
                + " one that trains, as in “python3 train.py fit”.");
    run("python3 train.py fit");
    assertThat(model.found().unknownProperty().get()).isEmpty();
    assertThat(offered()).containsExactly("--lr");
    choose("--lr");
    model.addFound();
    assertThat(setting("run").textProperty().get()).isEqualTo("python3 train.py fit --lr={{ lr }}");
    run("python3 train.py check --lr={{ lr }}");
    assertThat(model.found().unknownProperty().get())
        .isEqualTo("train.py declares no option --lr.");
    run("python3 train.py {{ lr }}");
    assertThat(model.found().unknownProperty().get()).isEmpty();
  }
}
