package org.tunebench.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PackagesTest {
  @TempDir Path folder;

  private Order order(String version, String... types) {
    return new Order(
        folder,
        folder,
        folder,
        folder,
        folder,
        folder.resolve("work"),
        version,
        "a@b",
        Set.of(types));
  }

  @Test
  void theArchiveHoldsTheProgramAsItIsForAnybody() throws IOException {
    Path image = folder.resolve("image/tunebench");
    Path launcher = image.resolve("bin/tunebench");
    Files.createDirectories(launcher.getParent());
    Files.writeString(launcher, "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(image.resolve("lib/app/natives"));
    Files.writeString(image.resolve("lib/app/natives/libopenblas.so.0"), "");
    Order order = order("1.2.3", "tar.gz");
    new Packages(order).make(image);

    List<Path> made = Folders.files(order.packages(), "");
    assertThat(made).hasSize(1);
    assertThat(made.get(0).getFileName().toString())
        .matches("tunebench-1\\.2\\.3-linux-\\w+\\.tar\\.gz");
    assertThat(Tool.system(List.of("tar", "--numeric-owner", "-tvzf", made.get(0).toString())))
        .containsPattern("-rwxr-xr-x 0/0 .* tunebench/bin/tunebench\n")
        .containsPattern(
            "tunebench/lib/app/natives/libopenblas_nolapack\\.so\\.0 -> libopenblas\\.so\\.0");
  }

  @Test
  void whatIsNotAskedForIsNotMade() {
    assertThat(order("1", "deb", "rpm").wants("tar.gz")).isFalse();
    assertThat(order("1", "deb", "rpm").wants("deb")).isTrue();
    assertThat(order("1").wants("tar.gz")).as("none named: all").isTrue();
    assertThat(Order.packageVersion("1.2.3-SNAPSHOT")).isEqualTo("1.2.3");
  }
}
