package org.tunebench.engine.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.PartSpec;

/** What data offers for settings, and that a wrong one is refused by its name. */
class OffersTest {
  @TempDir Path folder;

  private Map<String, List<String>> offers(PartSpec objective) {
    return BuiltInObjectives.types().get(objective.kind()).offers(objective, folder);
  }

  private String refusedField(PartSpec objective) {
    ObjectiveType type = BuiltInObjectives.types().get(objective.kind());
    return Assertions.catchThrowableOfType(
            WrongInputException.class, () -> type.summary(objective, folder))
        .field();
  }

  @Test
  void countsOfferLayersAndColumnsForBatchAndLabel() {
    assertThat(offers(new PartSpec("scvi").with("dataset", "demo")))
        .containsEntry("layer", List.of())
        .containsEntry("batch-key", List.of("cell_type", "batch"))
        .containsEntry("labels-key", List.of("cell_type", "batch"));
  }

  @Test
  void samplesOfferColumnsForTheClass() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "kind,width,height\n7,1,2\n8,3,4\n7,1,2\n8,3,4\n");
    PartSpec flowers = new PartSpec("classifier").with("dataset", "t.csv");

    assertThat(offers(flowers)).containsEntry("class", List.of("kind", "width", "height"));
    assertThat(offers(new PartSpec("classifier").with("dataset", "demo"))).isEmpty();
    assertThat(refusedField(flowers.with("class", "sort"))).isEqualTo("objective.classifier.class");
  }

  @Test
  void aSettingThatTheDataCannotHaveIsNamedAndNotTheData() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "cell,a,b,c,d,e\nc1,1,0,2,0,3\nc2,0,4,0,5,6\n");
    PartSpec counts = new PartSpec("scvi").with("dataset", "t.csv");

    assertThat(refusedField(counts.with("layer", "raw"))).isEqualTo("objective.scvi.layer");
    assertThat(refusedField(counts.with("labels", "gone.csv"))).isEqualTo("objective.scvi.labels");
    assertThat(refusedField(counts.with("dataset", "gone.csv")))
        .isEqualTo("objective.scvi.dataset");
  }
}
