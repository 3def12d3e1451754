package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
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
    "--home=a README.md, window",
    "--home a README.md, window",
    "README.md list, verb",
    "--home a README.md list, verb",
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
    assertThat(said("$options", "run a.yaml")).isEqualTo(optionsOfSearch("1", "0.2"));
    assertThat(said("$options", "--home a resume b"))
        .as("the database's code has been called often when the first trial is suggested")
        .isEqualTo(optionsOfSearch("5", "0.04"));
    assertThat(said("$options", "list"))
        .isEqualTo(
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true"
                + " -Dtunebench.terminal=false");
    assertThat(said("$options $GDK_GL", "")).isEqualTo(" -Dtunebench.terminal=false disable");
  }

  private static String optionsOfSearch(String patience, String patienceWithSamplers) {
    return "-XX:+UseSerialGC -XX:CompileThresholdScaling="
        + patience
        + " -Xmn192m -XX:MetaspaceSize=96m -Djava.awt.headless=true"
        + " -XX:MaxTenuringThreshold=1 -XX:ThreadPriorityPolicy=1"
        + " -XX:CompilerThreadPriority=10 -XX:CompileCommand=quiet"
        + " -XX:CompileCommand=CompileThresholdScaling,org.tunebench.engine.sampler*::*,"
        + patienceWithSamplers
        + " -XX:+UnlockDiagnosticVMOptions -XX:-PrintWarnings"
        + " -Dtunebench.terminal=false";
  }

  @Test
  void javaTakesTheOptionsOfEachWithoutAWord() throws IOException, InterruptedException {
    for (String arguments : List.of("run a.yaml", "resume a", "list")) {
      List<String> java = new ArrayList<>();
      java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      java.addAll(List.of(said("$options", arguments).split(" ")));
      java.addAll(List.of("--dry-run", "-cp", "target/classes", "org.tunebench.app.Main"));
      assertThat(output(new ProcessBuilder(java))).as(arguments).isEmpty();
    }
  }

  @Test
  void lettersAreReadWithoutALanguageSettingToo() throws IOException, InterruptedException {
    ProcessBuilder locales = new ProcessBuilder("sh", "-c", "locale -a || true");
    assumeTrue(output(locales).lines().anyMatch(name -> name.matches("(?i)C\\.utf-?8")));

    assertThat(letters(Map.of())).isEqualTo("C.UTF-8");
    assertThat(letters(Map.of("LANG", "POSIX"))).isEqualTo("C.UTF-8");
    assertThat(letters(Map.of("LANG", "de_DE.ISO-8859-1"))).isEmpty();
    assertThat(letters(Map.of("LC_ALL", "C"))).as("which the person asks for").isEmpty();
  }

  private static String letters(Map<String, String> set) throws IOException, InterruptedException {
    ProcessBuilder start =
        new ProcessBuilder(
            "sh",
            "-c",
            "set -u; . src/main/launcher/start.sh; printf %s \"${LC_CTYPE:-}\"",
            "sh",
            "list");
    start.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
    start.environment().putAll(set);
    return output(start);
  }

  /** Java passes a part of an archive over in silence: the window would be slow ever after. */
  @Test
  void anArchiveOfClassesIsUsedOnceItIsWhole(@TempDir Path folder)
      throws IOException, InterruptedException {
    program(folder, 17);
    String first = archiveOption(folder);
    assertThat(first).startsWith("-XX:ArchiveClassesAtExit=");
    Path archive = Path.of(first.substring(first.indexOf('=') + 1));
    Files.write(archive, new byte[0]);
    assertThat(archiveOption(folder)).isEqualTo(first);
    Files.write(archive, new byte[4096]);
    assertThat(archiveOption(folder)).isEqualTo(first);
    Files.write(archive, new byte[] {(byte) 0xa8, (byte) 0xab, 0x0b, (byte) 0xf0, 0});
    assertThat(archiveOption(folder)).isEqualTo("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void verbsThatReadTheWorkspaceWriteAnArchiveThatAllOthersUse(@TempDir Path folder)
      throws IOException, InterruptedException {
    program(folder, 17);
    workspace(folder.resolve("data/tunebench"));
    String first = archiveOption(folder, "show", "digits");
    assertThat(first).startsWith("-XX:ArchiveClassesAtExit=").isNotEqualTo(archiveOption(folder));
    assertThat(archiveOption(folder, "--version")).as("loads next to nothing").isEmpty();
    assertThat(archiveOption(folder, "run", "a.yaml")).as("nobody waits at its end").isEmpty();

    Path archive = Path.of(first.substring(first.indexOf('=') + 1));
    Files.write(archive, new byte[] {(byte) 0xa8, (byte) 0xab, 0x0b, (byte) 0xf0, 0});
    String use = "-XX:SharedArchiveFile=" + archive;
    assertThat(archiveOption(folder, "list")).isEqualTo(use);
    assertThat(archiveOption(folder, "--version")).isEqualTo(use);
    assertThat(archiveOption(folder, "run", "a.yaml")).isEqualTo(use);

    program(folder, 25);
    assertThat(archiveOption(folder, "list")).isEqualTo("-XX:+AutoCreateSharedArchive");
    assertThat(archiveOption(folder, "--version")).as("none of this version").isEmpty();
  }

  /** Such an archive would hold little, and be all that later starts have. */
  @Test
  void whereThereIsNoWorkspaceNoArchiveIsWritten(@TempDir Path folder)
      throws IOException, InterruptedException {
    program(folder, 17);
    String there = folder.resolve("there").toString();
    assertThat(archiveOption(folder, "list")).isEmpty();
    assertThat(archiveOption(folder, "list", "--home", there)).isEmpty();

    workspace(folder.resolve("there"));
    assertThat(archiveOption(folder, "list")).isEmpty();
    assertThat(archiveOption(folder, "list", "--home", there))
        .startsWith("-XX:ArchiveClassesAtExit=")
        .isEqualTo(archiveOption(folder, "--home=" + there, "list"));

    workspace(folder.resolve("data/tunebench"));
    assertThat(archiveOption(folder, "list", "--home", folder.resolve("not").toString())).isEmpty();

    program(folder, 25);
    assertThat(archiveOption(folder, "list")).isEqualTo("-XX:+AutoCreateSharedArchive");
    assertThat(archiveOption(folder, "list", "--home", folder.resolve("not").toString())).isEmpty();
  }

  private static void workspace(Path home) throws IOException {
    Files.createFile(Files.createDirectories(home).resolve("tunebench.mv.db"));
  }

  @Test
  void ofWhatIsNeededALaterJavaDoesNotWarn(@TempDir Path folder)
      throws IOException, InterruptedException {
    String[] ofWindow = {
      "--enable-native-access=javafx.graphics,ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"
    };
    String ofVerb = "--enable-native-access=ALL-UNNAMED";
    program(folder, 25);
    assertThat(javaOptions(folder)).contains(ofWindow);
    assertThat(javaOptions(folder, "list")).contains(ofVerb);
    program(folder, 17);
    assertThat(javaOptions(folder)).as("which knows none of them").doesNotContain(ofWindow);
    assertThat(javaOptions(folder, "list")).doesNotContain(ofVerb);
  }

  /** The launcher, with a Java of some version that prints its options and ends. */
  private static void program(Path folder, int version) throws IOException {
    Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nfor a; do printf '%s\\n' \"$a\"; done\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        folder.resolve("java/release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
    Path lib = Files.createDirectories(folder.resolve("program/lib"));
    Files.setLastModifiedTime(lib, FileTime.fromMillis(0));
    Path bin = Files.createDirectories(folder.resolve("program/bin"));
    for (String script : List.of("tunebench", "start.sh")) {
      Files.copy(
          Path.of("src/main/launcher", script),
          bin.resolve(script),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String archiveOption(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return javaOptions(folder, arguments).stream()
        .filter(line -> line.contains("Archive"))
        .findFirst()
        .orElse("");
  }

  private static List<String> javaOptions(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("sh"));
    line.add(folder.resolve("program/bin/tunebench").toString());
    line.addAll(List.of(arguments));
    ProcessBuilder start = new ProcessBuilder(line);
    start.environment().put("JAVA_HOME", folder.resolve("java").toString());
    start.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    start.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    start.environment().put("HOME", folder.resolve("account").toString());
    return output(start).lines().toList();
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
    return output(new ProcessBuilder(command));
  }

  private static String output(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
