package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.study.PartKind;
import org.tunebench.engine.study.PartSpec;

/** Until the person chooses an objective, the data does. */
class DataChoosesObjectiveTest {
  @TempDir Path folder;
  private Path flowers;
  private Path counts;
  private final FakeServices fakes = new FakeServices();
  private final BuilderViewModel model =
      new BuilderViewModel(
          fakes.get(),
          DataChoosesObjectiveTest::read,
          FakeWorkbench.samplers(),
          FakeWorkbench.pruners(),
          1);

  private static DataSummary read(PartSpec objective) {
    return BuiltInObjectives.types()
        .get(objective.kind())
        .summary(objective, Path.of("").toAbsolutePath())
        .orElseThrow();
  }

  @BeforeEach
  void write() throws IOException {
    flowers =
        Files.writeString(
            folder.resolve("flowers.csv"),
            "species,width,length\nsetosa,1.5,2\nvirginica,2.5,3\n"
                + "setosa,1.4,2\nvirginica,2.6,3\n".repeat(30));
    counts =
        Files.writeString(
            folder.resolve("counts.csv"),
            "cell,A,B,C,D,E\n" + "c,1,0,2,5,1\nd,0,3,1,2,0\n".repeat(10));
  }

  @Test
  void aFileThatAnotherObjectiveRefusesIsReadAgainForTheOneBefore() {
    DatasetSummary size = new DatasetSummary(3005, 558, 1000, 1e6, 10, 300, 900, 200, 400, 0, 0);
    BuilderViewModel draft =
        new BuilderViewModel(
            new FakeServices().get(),
            objective -> {
              if (objective.kind().equals("classifier")) {
                throw new WrongInputException("", "no samples");
              }
              return size;
            },
            FakeWorkbench.samplers(),
            FakeWorkbench.pruners(),
            1);
    draft.data().file().textProperty().set("/data/cortex.h5ad");
    PartKind before = draft.objective().kindProperty().get();
    PartKind classifier =
        draft.objective().part().kinds().stream()
            .filter(k -> k.kind().equals("classifier"))
            .findFirst()
            .orElseThrow();
    draft.objective().kindProperty().set(classifier);
    assertThat(draft.data().file().shownProblem().get()).isEqualTo("No samples.");
    draft.undo();
    assertThat(draft.data().summaryProperty().get()).isEqualTo(size);
    assertThat(draft.data().file().shownProblem().get()).isEmpty();

    draft.redo();
    assertThat(draft.data().file().shownProblem().get()).isEqualTo("No samples.");
    draft.objective().kindProperty().set(before);
    assertThat(draft.data().summaryProperty().get()).isEqualTo(size);
  }

  @Test
  void aDroppedTableWithAClassIsClassified() {
    model.fillFromData(flowers);

    assertThat(model.objective().kind()).isEqualTo("classifier");
    assertThat(model.data().summaryProperty().get()).isInstanceOf(SamplesSummary.class);
    assertThat(model.objective().objective().orElseThrow().settings())
        .containsEntry("class", "species");
    assertThat(model.obstacleProperty().get()).isEmpty();
    assertThat(model.canUndoProperty().get()).isFalse();
  }

  @Test
  void aTypedPathChoosesTooAndAnotherFileChoosesAgain() {
    model.data().file().textProperty().set(flowers.toString());
    assertThat(model.objective().kind()).isEqualTo("classifier");
    model.data().file().textProperty().set(counts.toString());
    assertThat(model.objective().kind()).isEqualTo("scvi");
    assertThat(model.data().file().shownProblem().get()).isEmpty();
  }

  @Test
  void aNewStudyCannotBeOneOfFinishedTrials() {
    assertThat(model.objective().part().kinds())
        .extracting(PartKind::kind)
        .containsExactly("scvi", "classifier", "command", "function");
  }

  @Test
  void whatThePersonChoseStays() {
    chooseKind("classifier");
    model.data().file().textProperty().set(counts.toString());
    assertThat(model.objective().kind()).isEqualTo("classifier");

    chooseKind("scvi");
    model.data().file().textProperty().set(flowers.toString());
    assertThat(model.objective().kind()).isEqualTo("scvi");
    assertThat(model.data().file().shownProblem().get()).isNotEmpty();
    assertThat(model.obstacleProperty().get()).startsWith("Data file: ");
  }

  @Test
  void theClassMayBeAnotherColumnAfterwards() {
    model.fillFromData(flowers);
    classColumn().set("length");

    assertThat(classColumn().get()).isEqualTo("length");
  }

  @Test
  void whatIsWrongWithTheChoiceOfAColumnIsToldBesideIt() {
    chooseKind("classifier");
    model.data().file().textProperty().set(counts.toString());
    classColumn().set("A");

    assertThat(model.data().file().shownProblem().get()).isNotEmpty();
    classColumn().set("B,C");
    assertThat(model.data().file().shownProblem().get()).isEmpty();
    assertThat(model.obstacleProperty().get()).startsWith("Class column: ");
  }

  @Test
  void theDataIsReadAsItIsToBeWhateverIsWrongWithOtherSettings() {
    model.fillFromData(flowers);
    field("patience").set("0");
    assertThat(model.obstacleProperty().get()).startsWith("Patience: ");
    field("folds").set("2");
    assertThat(model.data().file().shownProblem().get()).isEmpty();
    assertThat(model.data().summaryProperty().get()).isInstanceOf(SamplesSummary.class);
  }

  @Test
  void whereThereAreNoColumnsItIsSaidWhy() throws IOException {
    chooseKind("classifier");
    Path plain = Files.writeString(folder.resolve("plain.csv"), "1,2,a\n3,4,b\n".repeat(30));
    model.data().file().textProperty().set(plain.toString());
    classColumn().set("kind");
    assertThat(model.obstacleProperty().get())
        .startsWith("Class column: ")
        .contains("line 1 holds numbers");
  }

  private StringProperty classColumn() {
    return field("class");
  }

  private StringProperty field(String name) {
    return model.objective().part().settings().stream()
        .filter(draft -> draft.setting().name().equals(name))
        .map(draft -> draft.field().textProperty())
        .findFirst()
        .orElseThrow();
  }

  private void chooseKind(String kind) {
    model.objective().part().kinds().stream()
        .filter(known -> known.kind().equals(kind))
        .findFirst()
        .ifPresent(model.objective().kindProperty()::set);
  }
}
