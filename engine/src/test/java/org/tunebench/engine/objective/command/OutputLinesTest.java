package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the bytes that a command prints to lines, and to those that its log keeps. */
class OutputLinesTest {
  @Test
  void cutsBytesIntoLines() {
    List<String> lines = new ArrayList<>();
    OutputLines output =
        new OutputLines(
            (text, over, cut) ->
                lines.add(text + (over ? " ↺" : "") + (cut > 0 ? " +" + cut : "")));
    byte[] bytes =
        ("a\r\n\n10%\r20%\r\rx\ttab\u001B[32mgreen\u001B[0m\0\n" + "y".repeat(70_000) + "\nend")
            .getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      output.accept(new byte[] {b}, 1);
    }
    output.accept(new byte[] {(byte) 0xC3, '\r'}, 2);
    output.end();

    assertThat(lines)
        .containsExactly(
            "a",
            "",
            "10% ↺",
            "20% ↺",
            " ↺",
            "x\ttabgreen\uFFFD",
            "y".repeat(OutputLines.LONGEST) + " +" + (70_000 - OutputLines.LONGEST),
            "end\uFFFD");
  }

  @Test
  void aLogKeepsBeginningAndEnd() {
    List<String> log = new ArrayList<>();
    BoundedLog bounded = new BoundedLog(log::add);
    String line = "z".repeat(1000);
    for (int i = 0; i < 6000; i++) {
      bounded.line(line, 0);
    }
    bounded.line("w".repeat(3000), 7);
    bounded.end();
    bounded.line("too late", 0);

    assertThat(log.stream().mapToLong(String::length).sum())
        .isBetween((long) BoundedLog.MOST, BoundedLog.MOST + 300_000L);
    assertThat(log).filteredOn(l -> l.contains("lines are left out here")).hasSize(1);
    assertThat(log).last().asString().startsWith("www").endsWith("… (1007 more)");
    assertThat(bounded.tail()).hasSizeLessThan(4100).endsWith("… (1007 more)");
  }
}
