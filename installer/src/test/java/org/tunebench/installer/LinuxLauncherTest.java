package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launchers of Linux packages give to Java, told by a script in its place. */
@EnabledOnOs(OS.LINUX)
class LinuxLauncherTest {
  @TempDir Path folder;
  private Path program;

  @BeforeEach
  void pack() throws IOException {
    program = Files.createDirectories(folder.resolve("a program")).toRealPath();
    executable(
        program.resolve("lib/runtime/bin/java"),
        "#!/bin/sh\nfor argument; do printf '%s\\n' \"$argument\"; done\n");
    Files.createDirectories(program.resolve("lib/app"));
    Folders.copyInto(Path.of("../app/src/main/launcher/start.sh"), program.resolve("lib/app"));
    for (String name : List.of("tunebench", "tunebench-worker")) {
      executable(
          program.resolve("bin").resolve(name), Files.readString(Path.of("src/linux", name)));
    }
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> given(String launcher, String... arguments) throws IOException {
    Path link = folder.resolve("link-to-" + launcher);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, program.resolve("bin").resolve(launcher));
    List<String> line = new ArrayList<>(List.of(link.toString()));
    line.addAll(List.of(arguments));
    return Tool.system(line).lines().toList();
  }

  @Test
  void theWindowHasItsOptionsFromTheFileOfAllLaunchers() throws IOException {
    assertThat(given("tunebench", "--home", "my folder"))
        .startsWith("@" + program + "/lib/app/window.options")
        .contains("-Dtunebench.natives=" + program + "/lib/app/natives")
        .doesNotContain("-Djava.awt.headless=true")
        .endsWith("org.tunebench.app.Main", "--home", "my folder");
  }

  @Test
  void verbsHaveTheirsByWhatTheyDo() throws IOException {
    assertThat(given("tunebench", "run", "a study.yaml"))
        .contains("-Xmn192m", "-Djava.awt.headless=true", "-Dtunebench.terminal=false")
        .endsWith("org.tunebench.app.Main", "run", "a study.yaml");
    assertThat(given("tunebench", "list"))
        .contains("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")
        .doesNotContain("-Xmn192m");
  }

  @Test
  void aJobOfAClusterTakesTheLibrariesBesideIt() throws IOException {
    assertThat(given("tunebench-worker", "folder", "3"))
        .startsWith("@" + program + "/lib/app/worker.options")
        .contains("-Djava.library.path=" + program + "/lib/app/natives")
        .endsWith("org.tunebench.engine.compute.cluster.JobMain", "folder", "3");
  }
}
