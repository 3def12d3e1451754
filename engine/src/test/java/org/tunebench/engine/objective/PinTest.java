package org.tunebench.engine.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;
import org.tunebench.engine.study.PartSpec;

/** A study keeps what its data was and notices when it is another. */
class PinTest {
  @TempDir Path folder;

  private void dataChanges(ObjectiveType type, String before, String after) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), before);
    PartSpec objective = new PartSpec(type.kind(), Map.of("dataset", file.toString()));

    PartSpec kept = type.pinned(objective, folder);
    type.checkInputs(kept, folder);
    assertThat(kept.settings()).containsKey("fingerprint");
    Files.writeString(file, after);
    assertThatThrownBy(() -> type.checkInputs(kept, folder))
        .isInstanceOfSatisfying(
            WrongInputException.class,
            e -> assertThat(e.field()).isEqualTo("objective." + type.kind() + ".dataset"))
        .hasMessageContaining("t.csv has changed")
        .hasMessageContaining("put the data back or begin a new study");
  }

  @Test
  void samplesThatChangedAreNoticed() throws Exception {
    String rows = "1,a\n2,a\n3,b\n4,b\n".repeat(5);
    dataChanges(new ClassifierObjectiveType(), rows, rows.replaceFirst("1,a", "1.5,a"));
  }

  @Test
  void countsThatChangedAreNoticed() throws Exception {
    String counts = "cell,a,b,c,d,e\n";
    for (int i = 0; i < 12; i++) {
      counts += "c%d,%d,2,3,4,5\n".formatted(i, i);
    }
    dataChanges(new ScviObjectiveType(), counts, counts.replace("c3,3,", "c3,9,"));
  }

  @Test
  void aBatchThatChangedIsNoticed() throws Exception {
    String counts = "cell,a,b,c,d,e\n";
    String labels = "cell,donor,kind\n";
    for (int i = 0; i < 12; i++) {
      counts += "c%d,%d,2,3,4,5\n".formatted(i, i);
      labels += "c%d,d%d,k\n".formatted(i, i % 2);
    }
    Path file = Files.writeString(folder.resolve("t.csv"), counts);
    Path beside = Files.writeString(folder.resolve("donors.csv"), labels);
    PartSpec objective =
        new PartSpec(
            "scvi",
            Map.of("dataset", file.toString(), "labels", "donors.csv", "batch-key", "donor"));
    ObjectiveType type = new ScviObjectiveType();

    PartSpec kept = type.pinned(type.resolve(objective, folder), folder);
    assertThat(kept.settings()).containsEntry("labels", beside.toString());
    Files.writeString(beside, labels.replace(",k", ",other"));
    type.checkInputs(kept, Path.of("/"));
    Files.writeString(beside, labels.replace("c3,d1", "c3,d0"));
    assertThatThrownBy(() -> type.checkInputs(kept, folder)).hasMessageContaining("has changed");
  }

  @Test
  void simulatedDataIsNotPinned() {
    PartSpec demo = new PartSpec("scvi", Map.of("dataset", "demo"));

    assertThat(new ScviObjectiveType().pinned(demo, folder)).isEqualTo(demo);
  }
}
