package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What packages run at installation and removal, on a program whose Java is a script. */
@EnabledOnOs(OS.LINUX)
class IntegrateTest {
  private static final Path SOURCE = Path.of("src/linux/desktop");

  @TempDir Path folder;
  private Path prefix;

  @BeforeEach
  void choosePrefix() {
    prefix = folder.resolve("prefix");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A program as it is unpacked. */
  private Path program(String name) throws IOException {
    Path program = folder.resolve(name);
    executable(program.resolve("bin/tunebench"), "#!/bin/sh\n");
    executable(
        program.resolve("lib/runtime/bin/java"),
        "#!/bin/sh\nfor a; do case $a in *SharedArchiveFile=*) echo classes >\"${a#*=}\" ;; esac; done\n");
    Files.createDirectories(program.resolve("lib/runtime/lib/server"));
    Files.createDirectories(program.resolve("lib/app/natives"));
    Files.writeString(program.resolve("lib/app/natives/libopenblas.so.0"), "");
    Path desktop = program.resolve("lib/desktop");
    Folders.copyAll(SOURCE, desktop);
    for (String icon : List.of("tunebench.svg", "tunebench-48.png")) {
      Files.createDirectories(desktop.resolve("icons"));
      Files.writeString(desktop.resolve("icons").resolve(icon), icon);
    }
    Files.writeString(desktop.resolve("classes.list"), "java/lang/Object\n");
    return program.toRealPath();
  }

  private void integrate(Path program, String what) {
    Tool.system(
        List.of(
            "sh", program.resolve("lib/desktop/integrate").toString(), what, prefix.toString()));
  }

  @Test
  void theProgramIsKnownToTheSystemAndForgottenAgain() throws IOException {
    Path program = program("one");
    integrate(program, "install");
    integrate(program, "install");

    assertThat(prefix.resolve("bin/tunebench").toRealPath())
        .isEqualTo(program.resolve("bin/tunebench"));
    assertThat(prefix.resolve("share/applications/tunebench.desktop"))
        .content()
        .contains(program + "/bin/tunebench")
        .doesNotContain("@LAUNCHER@");
    assertThat(prefix.resolve("share/mime/packages/tunebench-study.xml")).exists();
    assertThat(prefix.resolve("share/icons/hicolor/scalable/apps/tunebench.svg")).exists();
    assertThat(prefix.resolve("share/icons/hicolor/48x48/apps/tunebench.png")).exists();
    assertThat(program.resolve("lib/runtime/lib/server/classes.jsa")).hasContent("classes\n");
    assertThat(program.resolve("lib/app/natives/libopenblas_nolapack.so.0")).isSymbolicLink();

    integrate(program, "remove");
    integrate(program, "remove");
    assertThat(prefix.resolve("bin")).doesNotExist();
    // The desktop's own tools, where they are installed, keep a cache in the folders.
    assertThat(prefix.resolve("share/applications/tunebench.desktop")).doesNotExist();
    assertThat(prefix.resolve("share/mime/packages")).doesNotExist();
    assertThat(prefix.resolve("share/icons/hicolor/48x48")).doesNotExist();
    assertThat(program.resolve("lib/runtime/lib/server/classes.jsa")).doesNotExist();
  }

  @Test
  void whatIsOfAnotherVersionIsLeftWhenOneIsRemoved() throws IOException {
    Path old = program("old");
    Path now = program("now");
    integrate(old, "install");
    integrate(now, "install");
    Files.writeString(prefix.resolve("bin/other"), "of somebody else");
    integrate(old, "remove");

    assertThat(prefix.resolve("bin/tunebench").toRealPath())
        .isEqualTo(now.resolve("bin/tunebench"));
    assertThat(prefix.resolve("share/applications/tunebench.desktop"))
        .content()
        .contains(now + "/bin/tunebench");

    integrate(now, "remove");
    assertThat(prefix.resolve("bin")).isDirectoryContaining("glob:**other");
    assertThat(prefix.resolve("bin/tunebench")).doesNotExist();
  }
}
