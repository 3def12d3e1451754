package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;
  private CommandLineFixture line;

  @BeforeEach
  void aStudy() throws IOException {
    line = new CommandLineFixture(folder);
    String file = line.file("small.yaml", "objective: quick\nbudget: {trials: 2}\n");
    assertThat(line.run("run", file)).isZero();
  }

  @Test
  void whatIsMissingIsCreatedAndWhatWasWrittenIsSaid() {
    Path deep = folder.resolve("not/there/yet");
    assertThat(line.run("report", "small", "-o", deep.toString())).isZero();
    assertThat(line.out()).isEqualTo(deep.resolve("small.html") + "\n");
    assertThat(deep.resolve("small.html")).isRegularFile();
    assertThat(line.run("report", "small", "-o", deep.toString())).isEqualTo(2);
    assertThat(line.err()).contains("small.html exists already").hasLineCount(1);

    String table = folder.resolve("t.csv").toString();
    assertThat(line.run("export", "small", "-o", table)).isZero();
    assertThat(line.out()).isEqualTo("2 trials in " + table + "\n");
    String converted = folder.resolve("c.yaml").toString();
    assertThat(line.run("convert", folder.resolve("small.yaml").toString(), "-o", converted))
        .isZero();
    assertThat(line.out()).isEqualTo(converted + "\n");
  }

  @Test
  void aFileOnTheWayIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("notes"));

    assertThat(line.run("report", "small", "-o", file.toString())).isEqualTo(2);
    assertThat(line.err()).isEqualTo("-o: " + file + " is a file: name a folder\n");
    assertThat(line.run("report", "small", "-o", file.resolve("in/it").toString())).isEqualTo(2);
    assertThat(line.err()).isEqualTo("-o: " + file + " is a file: name a folder\n");
    assertThat(line.run("templates", file.toString())).isEqualTo(2);
    assertThat(line.err()).isEqualTo("DIR: " + file + " is a file: name a folder\n");
  }

  @Test
  void aFolderThatTakesNothingIsNamed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Assumptions.assumeTrue(closed.toFile().setWritable(false) && !Files.isWritable(closed));

    for (Path to : new Path[] {closed, closed.resolve("deeper")}) {
      assertThat(line.run("templates", to.toString())).isEqualTo(2);
      assertThat(line.err())
          .isEqualTo("DIR: the folder " + closed + " is read-only: choose another\n");
    }
  }
}
