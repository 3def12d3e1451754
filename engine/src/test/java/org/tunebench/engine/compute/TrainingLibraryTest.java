package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingLibraryTest {
  private static final List<String> JARS =
      List.of(
          "pytorch-2.10.0-1.5.13.jar",
          "pytorch-2.10.0-1.5.13-linux-x86_64.jar",
          "pytorch-2.10.0-1.5.13-linux-x86_64-gpu.jar",
          "openblas-0.3.31-1.5.13-linux-x86_64.jar");

  private static Stream<String> taken(boolean onGpu, boolean isForCuda) {
    return JARS.stream().filter(jar -> TrainingLibrary.takes(Path.of(jar), onGpu, isForCuda));
  }

  @Test
  void aWorkerHasOneOfTheTwoBuildsOnItsClassPath() {
    assertThat(taken(true, true)).containsExactly(JARS.get(0), JARS.get(2), JARS.get(3));
    assertThat(taken(false, true)).containsExactly(JARS.get(0), JARS.get(1), JARS.get(3));
  }

  @Test
  void withoutTheOneForCudaNothingIsLeftOut() {
    List<String> cpuOnly = List.of(JARS.get(0), JARS.get(1), JARS.get(3));

    assertThat(taken(true, false)).containsAll(cpuOnly);
    assertThat(taken(false, false)).containsAll(cpuOnly);
  }

  @Test
  void unpackedOnesForCudaComeBeforeTheOthers() {
    String cuda = Path.of("natives", "cuda").toString();

    assertThat(TrainingLibrary.options("natives", true))
        .contains("-Djava.library.path=" + cuda + File.pathSeparator + "natives");
    assertThat(TrainingLibrary.options("natives", false))
        .contains("-Djava.library.path=natives")
        .hasSize(3);
    assertThat(TrainingLibrary.options(null, true)).isEmpty();
  }
}
