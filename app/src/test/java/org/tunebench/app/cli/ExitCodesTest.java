package org.tunebench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ExitCodesTest {
  @TempDir private Path folder;

  @Test
  void helpAndReadmeSayAllOfThem() throws IOException, IllegalAccessException {
    List<Integer> codes = new ArrayList<>();
    for (Field field : ExitCodes.class.getFields()) {
      codes.add(field.getInt(null));
    }
    CommandLineFixture line = new CommandLineFixture(folder);
    assertThat(line.run("--help")).isZero();
    List<String> help =
        line.out()
            .lines()
            .dropWhile(text -> !text.equals("Exit codes:"))
            .skip(1)
            .takeWhile(text -> !text.isBlank())
            .toList();
    try (Stream<String> readme = Files.lines(Path.of("../README.md"))) {
      List<String> rows =
          readme
              .dropWhile(text -> !text.startsWith("| exit code |"))
              .skip(2)
              .takeWhile(text -> text.startsWith("|"))
              .toList();
      assertThat(rows.stream().map(row -> row.replaceAll("[| ]+", " ").strip()))
          .containsExactlyElementsOf(help.stream().map(text -> spaced(text)).toList());
    }
    assertThat(help.stream().map(text -> Integer.valueOf(spaced(text).split(" ")[0])))
        .containsExactlyElementsOf(codes);
  }

  private static String spaced(String text) {
    return text.replaceAll(" +", " ").strip();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whoIsAskedToEndPutsAwayWhatRunsAndSaysSo() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Waiting.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("waits");
      process.toHandle().destroy();
      assertThat(said.readLine()).isEqualTo("put away");
      assertThat(process.waitFor()).isEqualTo(ExitCodes.TERMINATED);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A verb that does nothing but wait to be interrupted. */
  static final class Waiting {
    public static void main(String[] arguments) throws InterruptedException {
      CountDownLatch asked = new CountDownLatch(1);
      try (Interruption interruption = Interruption.bySignal()) {
        interruption.onRequest(asked::countDown);
        System.out.println("waits");
        asked.await();
        System.out.println("put away");
      }
      System.exit(ExitCodes.INTERRUPTED);
    }
  }
}
