package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SystemJarsTest {
  @TempDir Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void librariesOfOtherSystemsStayBehind() throws IOException {
    Path jar =
        Jars.of(
            folder.resolve("sqlite.jar"),
            "org/sqlite/JDBC.class",
            "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so",
            "org/sqlite/native/Linux/aarch64/libsqlitejdbc.so",
            "org/sqlite/native/Windows/x86_64/sqlitejdbc.dll");
    SystemJars.copy(jar, folder.resolve("out"));

    assertThat(Jars.entries(folder.resolve("out/sqlite.jar")))
        .containsExactly(
            "org/sqlite/JDBC.class", "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so");
  }

  @Test
  void otherJarsAreCopiedAsTheyAre() throws IOException {
    Path jar = Jars.of(folder.resolve("plain.jar"), "a/A.class", "b.txt");
    SystemJars.copy(jar, folder.resolve("out"));

    assertThat(folder.resolve("out/plain.jar")).hasSameBinaryContentAs(jar);
  }
}
