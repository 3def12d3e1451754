package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tunebench.engine.WrongInputException;

/** The verbs that keep models, apply them and compare the best trial with the default. */
@Timeout(60)
class ModelCommandsTest extends WithCommandLine {
  private void search(String objective) throws IOException {
    String study =
        """
        name: my study
        objective: %s
        metric: {name: loss, goal: minimize}
        sampler: random
        budget: {trials: 4}
        """;
    assertThat(line.run("run", line.file("study.yaml", study.formatted(objective)))).isZero();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void trainsTheBestTrialsModel() throws IOException {
    search("scvi");

    assertThat(line.run("train-best", "my study", "-o", folder.toString())).isZero();

    assertThat(line.out()).contains("epoch on all data with x = ", "the model is in ");
    assertThat(folder.resolve("my-study.npz")).content().contains("epochs=1");
  }

  @Test
  void trainsTheModelOfATrialThatThePersonNames() throws IOException {
    search("scvi");

    assertThat(line.run("train-best", "my study", "--trial", "0", "-o", path("m.npz"))).isZero();

    assertThat(line.out()).contains("trial 0: 1 epoch on all data with x = 0.25");
    assertThat(folder.resolve("m.npz")).content().contains("x = 0.25");
  }

  @Test
  void refusesWhatCannotBeTrained() throws IOException {
    search("scvi");
    String file = line.file("there.npz", "mine");

    assertThat(line.run("train-best", "my study", "-o", file)).isEqualTo(2);
    assertThat(line.err()).contains("exists already");
    assertThat(Path.of(file)).content().isEqualTo("mine");
    assertThat(line.run("train-best", "my study", "--trial", "9", "-o", path("m.npz")))
        .isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("'my study' has no trial 9; it has 4 trials, numbered from 0\n");
    assertThat(line.run("train-best", "other")).isEqualTo(2);
  }

  @Test
  void refusesAnObjectiveThatKeepsNoModels() throws IOException {
    search("quick");

    assertThat(line.run("train-best", "my study", "-o", path("m.npz"))).isEqualTo(2);
    assertThat(line.err()).isEqualTo("the objective 'quick' of 'my study' keeps no models\n");
  }

  @Test
  void comparesTheBestTrialWithTheDefault() throws IOException {
    search("quick");

    assertThat(line.run("benchmark", "my study")).isZero();
    assertThat(line.out()).contains("metric", "tuned", "default", "loss").contains("0.25");
    assertThat(line.out()).doesNotContain("extra");

    assertThat(line.run("benchmark", "my study", "--measure")).isZero();
    assertThat(line.out()).contains("trains trial 0 once more", "extra").contains("2.5");
  }

  @Test
  void saysWhyThereIsNoDefaultToCompareWithAndWhatToDo() throws IOException {
    String none =
        line.file("none.yaml", "objective: quick\nbaseline: false\nbudget: {trials: 1}\n");
    line.run("run", none);
    assertThat(line.run("benchmark", "none")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "'none' has no trial of a default configuration to compare with: name one as 'baseline'"
                + " in its study file, and run that under another name\n");

    line.run(
        "run", line.file("bad.yaml", "objective: {quick: {fails: true}}\nbudget: {trials: 1}\n"));
    assertThat(line.run("benchmark", "bad")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "trial 0 of 'bad', the default configuration, has not completed but failed: see why"
                + " with 'tunebench show bad --trial 0'\n");

    line.interrupts = true;
    line.run("run", line.file("early.yaml", "objective: quick\nbudget: {trials: 1}\n"));
    line.interrupts = false;
    assertThat(line.run("benchmark", "early")).isEqualTo(ExitCodes.WRONG_INPUT);
    assertThat(line.err())
        .isEqualTo(
            "the default configuration of 'early' has not completed yet: compare with it once it"
                + " has\n");
  }

  @Test
  void appliesAModelToData() throws IOException {
    assertThat(line.run("latent", path("m.npz"), path("d.h5ad"), "-o", path("latent.csv")))
        .isZero();
    assertThat(line.out()).startsWith("3 cells in ");
    assertThat(Files.readString(folder.resolve("latent.csv")))
        .contains("model=" + path("m.npz"), "dataset=" + path("d.h5ad"))
        .doesNotContain("denoise");

    assertThat(
            line.run(
                "denoise",
                path("m.npz"),
                "demo",
                "-o",
                path("denoised.csv"),
                "--as-batch",
                "donor 1",
                "--layer",
                "counts"))
        .isZero();
    assertThat(Files.readString(folder.resolve("denoised.csv")))
        .contains(
            "dataset=demo",
            "denoise=true",
            "library-size=10000.0",
            "as-batch=donor 1",
            "layer=counts");
  }

  @Test
  void refusesOptionsThatMakeNoSense() {
    assertThat(line.run("denoise", "m.npz", "demo", "-o", path("d.csv"), "--library-size", "many"))
        .isEqualTo(2);
    assertThat(line.err())
        .isEqualTo("--library-size: must be a number above 0, at most 1e9, or latent; not many\n");
    assertThat(line.run("latent", "m.npz", "demo")).isEqualTo(2);
    assertThat(line.err()).startsWith("-o FILE is missing (");
  }

  @Test
  void whatAWorkerSaysOfASettingIsSaidOfTheOption() {
    assertThatThrownBy(
            () ->
                ApplyOptions.asTyped(
                    () -> {
                      throw new WrongInputException("", "layer: d.h5ad: there is no matrix 'x'");
                    }))
        .hasMessage("--layer: d.h5ad: there is no matrix 'x'");
  }

  @Test
  void whatIsInterruptedSaysThatThereIsNothing() throws IOException {
    search("quick");
    line.interrupts = true;

    assertThat(line.run("latent", path("m.npz"), "demo", "-o", path("l.csv")))
        .isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(line.err()).isEqualTo("interrupted: nothing was written to " + path("l.csv") + "\n");
    assertThat(folder.resolve("l.csv")).doesNotExist();
    assertThat(line.run("benchmark", "my study", "--measure")).isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(line.err()).isEqualTo("interrupted: nothing was measured\n");
  }
}
