package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launchers choose Java's options by what the arguments ask for, wherever the verb stands. */
@DisabledOnOs(OS.WINDOWS)
class LauncherStartTest {
  @ParameterizedTest
  @CsvSource({
    "'', window",
    "--home=a, window",
    "--home a, window",
    "--or-demo, window",
    "--home run --open list, window",
    "a.yaml, window",
    "--home a b.json, window",
    "README.md, window",
    "README.md list, verb",
    "run a.yaml, search",
    "--home=a resume b, search",
    "--home a run b.yaml, search",
    "list, verb",
    "--home a export b, verb",
    "--help, verb",
    "--home a --version, verb",
    "nonsense, verb"
  })
  void startIsKnownByTheVerb(String arguments, String expected)
      throws IOException, InterruptedException {
    assertThat(said("$start", arguments)).isEqualTo(expected);
  }

  @Test
  void aSearchComputesForHoursAndAVerbIsQuick() throws IOException, InterruptedException {
    assertThat(said("$options", "run a.yaml"))
        .isEqualTo(
            "-XX:+UseSerialGC -Xmn24m -XX:MetaspaceSize=96m -Djava.awt.headless=true"
                + " -Dtunebench.terminal=false");
    assertThat(said("$options", "list"))
        .isEqualTo(
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true"
                + " -Dtunebench.terminal=false");
    assertThat(said("$options $GDK_GL", "")).isEqualTo(" -Dtunebench.terminal=false disable");
  }

  /** What is set for these arguments. */
  private static String said(String variables, String arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "set -u; . src/main/launcher/start.sh; printf %s \"" + variables + "\"",
                "sh"));
    if (!arguments.isEmpty()) {
      command.addAll(List.of(arguments.split(" ")));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
