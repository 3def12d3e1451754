package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.studyfile.StudyFiles;

/** What stands between a definition and its running search. */
class StartFlowTest {
  private static final String FOREIGN =
      """
      name: from-elsewhere
      objective: {command: {run: [python3, train.py, "--lr={{ lr }}"]}}
      metric: {name: loss, goal: minimize}
      space: {lr: {float: [0.001, 0.1], log: true}}
      budget: {trials: 5}
      """;

  private static final int SIDE = 8;
  private static final int IMAGES = 240;
  private static final int DIGITS = 4;

  @TempDir Path home;
  private final WindowRobot window = new WindowRobot();

  @AfterEach
  void close() throws TimeoutException {
    window.close();
  }

  /** The window as it is started with a study file, on an engine without processes. */
  private FakeSearchEngine openFile(Path file) throws TimeoutException {
    FakeSearchEngine engine = FakeWorkbench.engine("empty");
    Parts parts = FakeWorkbench.parts(engine);
    Parts reading =
        new Parts(
            parts.engine(),
            parts.studyPage(),
            path -> StudyFiles.read(path, engine.objectives()),
            parts.data(),
            parts.demo(),
            parts.samplers(),
            parts.pruners());
    window.open(reading, home, Optional.of(file));
    return engine;
  }

  @Test
  void aProgramThatCameWithAFileRunsOnlyOnceThePersonHasSeenIt()
      throws IOException, TimeoutException {
    Path file = Files.writeString(home.resolve("theirs.yaml"), FOREIGN);
    FakeSearchEngine engine = openFile(file);
    window.until(() -> window.title().startsWith("New study"));
    window.until(() -> window.field("Name").getText().equals("from-elsewhere"));

    window.click("#start");
    window.until(() -> window.shows("This study runs a program"));
    assertThat(window.showsText(t -> t.contains("python3 train.py --lr={{ lr }}"))).isTrue();
    window.robot().push(KeyCode.ENTER);
    window.until(() -> !window.shows("This study runs a program"));
    assertThat(engine.repository().summaries()).isEmpty();
    assertThat(window.field("Name").getText()).isEqualTo("from-elsewhere");

    window.click("#start");
    window.until(() -> window.shows("This study runs a program"));
    window.click("Run it");
    window.until(() -> window.title().startsWith("from-elsewhere"));
    assertThat(engine.running()).hasSize(1);
  }

  @Test
  void aFileWithErrorsIsMendedBesideTheForm() throws IOException, TimeoutException {
    Path file =
        Files.writeString(
            home.resolve("theirs.yaml"), FOREIGN.replace("[0.001, 0.1]", "[0.1, 0.001]"));
    openFile(file);
    window.until(() -> window.title().startsWith("New study"));
    window.until(() -> window.find(Label.class, "fileProblem").getText().contains("line 4"));
    assertThat(window.find(Label.class, "notes").getText()).startsWith("theirs.yaml has errors");
    assertThat(window.field("Name").getText()).isEmpty();
    assertThat(window.field("Trials").getText()).isEqualTo("100");
    assertThat(window.find(Button.class, "start").isDisabled()).isTrue();

    TextArea text = window.find(TextArea.class, "file");
    window.click("#fileLine");
    window.until(() -> text.getSelectedText().startsWith("space: "));
    window.robot().write("space: {lr: {float: [0.001, 0.1], log: true}}");
    window.until(() -> window.field("Name").getText().equals("from-elsewhere"));
    assertThat(window.field("Trials").getText()).isEqualTo("5");
    assertThat(window.find(Button.class, "start").isDisabled()).isFalse();
  }

  @Test
  void anUnfinishedStudyIsThereAgainAfterTheWindowWasClosed() throws TimeoutException {
    window.openNewStudy(home);
    assertThat(window.find(Button.class, "startOver").isDisabled()).isTrue();
    window.type("Data file", "/data/cortex.h5ad");
    window.type("Trials", "a dozen");
    window.close();

    window.openNewStudy(home);
    window.until(() -> window.showsText(t -> t.equals("The new study is as you left it.")));
    assertThat(window.field("Data file").getText()).isEqualTo("/data/cortex.h5ad");
    assertThat(window.field("Trials").getText()).isEqualTo("a dozen");

    window.click("#startOver");
    window.until(() -> window.shows("Start over?"));
    window.click("Start over");
    window.until(() -> window.field("Data file").getText().isEmpty());
    assertThat(window.field("Trials").getText()).isEqualTo("100");
  }

  @Test
  void whatTheColumnsOfATableAreIsSaidInOneDialog() throws IOException, TimeoutException {
    Path file =
        Files.writeString(
            home.resolve("old.json"),
            "[{\"id\": 1, \"score\": 0.7, \"layers\": 1}, {\"id\": 2, \"score\": 0.9, \"layers\": 2}]");
    FakeSearchEngine engine = openFile(file);
    window.until(() -> window.shows("old.json, 2 trials: what are its columns?"));
    assertThat(window.find(Label.class, "importProblem").getText())
        .isEqualTo("Choose whether less or more score is better.");
    ComboBox<?> id = window.named(ComboBox.class, "What id is");
    assertThat(id.getValue()).hasToString("SKIP");
    window.click("#importMore");
    window.click("Import");
    window.until(() -> window.title().startsWith("old"));

    StudySummary study = engine.repository().summaries().get(0);
    assertThat(study.best()).hasValue(0.9);
    assertThat(engine.repository().trials(study.id()).get(0).configuration().values())
        .containsOnlyKeys("layers");
  }

  @Test
  void howeverLongAProgramIsItCanBeRefused() throws IOException, TimeoutException {
    String words = String.join(", ", Collections.nCopies(600, "--a-word"));
    Path file =
        Files.writeString(
            home.resolve("long.yaml"), FOREIGN.replace("train.py,", "train.py, " + words + ","));
    FakeSearchEngine engine = openFile(file);
    window.startSearch();
    window.until(() -> window.shows("This study runs a program"));
    // The dialog has its size and place a few pulses after it is there.
    window.until(() -> bottom(cancel()) < 800);
    window.click(cancel());
    window.until(() -> !window.shows("This study runs a program"));
    assertThat(engine.repository().summaries()).isEmpty();
  }

  /** The one that can be seen: the page has one, too, for a configuration that is being made up. */
  private Node cancel() {
    return window.visible().stream()
        .filter(node -> node instanceof Button button && button.getText().equals("Cancel"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such button"));
  }

  private static double bottom(Node node) {
    return node.localToScreen(node.getLayoutBounds()).getMaxY();
  }

  @Test
  void aSearchIsSentToSlurm() throws TimeoutException {
    FakeSearchEngine engine = window.openNewStudy(home);
    window.type("Data file", "/data/cortex.h5ad");
    window.choose(window.named(ComboBox.class, "Devices"), "Slurm");
    window.type("Partition", "gpu");
    window.type("Generic resources", "gpu 1");
    window.until(() -> window.showsText(t -> t.contains("such as gpu:1 or gpu:a100:2")));
    assertThat(window.find(Button.class, "start").isDisabled()).isTrue();
    assertThat(window.find(Label.class, "obstacle").getText())
        .startsWith("Devices: Generic resources: ");
    window.type("Generic resources", "gpu:1");
    window.startSearch("cortex");

    StudySummary kept = engine.repository().summaries().get(0);
    assertThat(engine.repository().study(kept.id()).orElseThrow().spec().cluster())
        .contains(new PartSpec("slurm").with("partition", "gpu").with("gres", "gpu:1"));
  }

  @Test
  void aFileOfImagesChoosesTheClassifier() throws IOException, TimeoutException {
    Path images = simulatedDigits(home.resolve("train-images-idx3-ubyte"));
    window.openProgram(home.resolve("workspace"));
    window.goToNewStudy();
    window.type("Data file", images.toString());
    window.until(() -> window.showsText(t -> t.startsWith("240 samples × 64 features")));
    window.startSearch();
    assertThat(window.clicks()).isLessThanOrEqualTo(3);
    window.until(() -> window.title().startsWith("train-images"));
    window.until(() -> window.showsText(t -> t.matches("[1-9]\\d* of 100.*")));
    window.until(() -> window.showsText(t -> t.startsWith("#")));
  }

  /** Images of four kinds of stripes with noise, and their labels beside them. */
  private static Path simulatedDigits(Path images) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    Path labels = images.resolveSibling("train-labels-idx1-ubyte");
    try (DataOutputStream pixels = new DataOutputStream(Files.newOutputStream(images));
        DataOutputStream digits = new DataOutputStream(Files.newOutputStream(labels))) {
      pixels.writeInt(0x803);
      pixels.writeInt(IMAGES);
      pixels.writeInt(SIDE);
      pixels.writeInt(SIDE);
      digits.writeInt(0x801);
      digits.writeInt(IMAGES);
      for (int image = 0; image < IMAGES; image++) {
        digits.writeByte(image % DIGITS);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          boolean ink = pixel % SIDE / 2 == image % DIGITS;
          pixels.writeByte(random.nextInt(60) + (ink ? 150 : 0));
        }
      }
    }
    return images;
  }
}
