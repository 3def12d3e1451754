package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A study file or a script where data is asked for. */
class NoDataTest extends BuilderFixture {

  @Test
  void whatIsTypedSaysHowItIsOpened() {
    for (String file : List.of("/data/sweep.yaml", "/data/Sweep.YML", "study.json")) {
      typeData(file);
      assertThat(model.obstacleProperty().get())
          .isEqualTo(
              "Data file: This is a study file, not data: open it by “Open a study file…” in the"
                  + " menu Study.");
    }
    typeData("/data/train.py");
    assertThat(model.obstacleProperty().get())
        .isEqualTo(
            "Data file: This is a script, not data: open it by “Use your own script…” in the menu"
                + " Study.");
    assertThat(probed).as("neither is read as counts").isNull();
    typeData("/data/cortex.h5ad");
    assertThat(model.obstacleProperty().get()).isEmpty();
  }

  @Test
  void whatIsChosenIsOpenedAsWhatItIs() {
    List<Path> opened = new ArrayList<>();
    model.openThrough(opened::add);
    typeData("/data/cortex.h5ad");
    for (String file : List.of("/data/sweep.yaml", "/data/train.py", "/data/pbmc.h5ad")) {
      fakes.dialogs().choose(Path.of(file));
      model.chooseData();
    }

    assertThat(opened).containsExactly(Path.of("/data/sweep.yaml"), Path.of("/data/train.py"));
    assertThat(model.data().file().textProperty().get()).isEqualTo("/data/pbmc.h5ad");
  }
}
