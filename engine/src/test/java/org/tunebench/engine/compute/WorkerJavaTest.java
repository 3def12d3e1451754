package org.tunebench.engine.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The options of workers, which launchers of jobs give to Java as a file. */
class WorkerJavaTest {
  private static final String FILE = "src/main/resources/org/tunebench/engine/worker.options";

  private static String said(String java, List<String> options) throws Exception {
    List<String> line = new ArrayList<>(List.of(java));
    line.addAll(options);
    line.addAll(List.of("-XshowSettings:properties", "-version"));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).doesNotContainIgnoringCase("warning");
    return said;
  }

  @Test
  void javaTakesThemOneByOneAndAsAFile() throws Exception {
    List<String> line = WorkerJava.line("Main", false);

    assertThat(line).contains("-XX:+UseSerialGC").endsWith("Main");
    assertThat(line.subList(1, line.size() - 1)).allMatch(option -> option.startsWith("-"));
    for (List<String> options : List.of(line.subList(1, line.size() - 1), List.of("@" + FILE))) {
      assertThat(said(line.get(0), options))
          .contains("java.awt.headless = true")
          .contains("org.bytedeco.javacpp.maxBytes = 0")
          .contains("logback.configurationFile = org/tunebench/engine/worker-logback.xml");
    }
  }
}
