package org.tunebench.engine.objective.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
  void readsUtf16ThatBeginsSo() {
    for (String begin : List.of("\uFEFF", "")) {
      readsUtf16(begin);
    }
  }

  private static void readsUtf16(String begin) {
    String text = begin + "loss=0.5 \uD83D\uDE00\r\n\uFEFFa second stream\nend";
    for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (int piece : new int[] {1, 3, 1000}) {
        List<String> lines = new ArrayList<>();
        OutputLines output = new OutputLines((line, over, cut) -> lines.add(line));
        for (int time = 0; time < 2; time++) {
          feed(output, text.getBytes(wide), piece);
          output.end();
        }

        assertThat(lines)
            .as("%s in pieces of %d", wide, piece)
            .containsExactly(
                "loss=0.5 \uD83D\uDE00",
                "a second stream",
                "end",
                "loss=0.5 \uD83D\uDE00",
                "a second stream",
                "end");
        assertThat(output.sawUnmarked()).isFalse();
      }
    }
  }

  @Test
  void whatIsNoMarkIsNotLost() {
    List<String> lines = new ArrayList<>();
    OutputLines output = new OutputLines((line, over, cut) -> lines.add(line));
    feed(output, new byte[] {(byte) 0xFF}, 1);
    output.end();
    feed(output, new byte[] {(byte) 0xFE, 'x'}, 1);
    output.end();
    feed(output, "a".getBytes(StandardCharsets.UTF_8), 1);
    output.end();
    assertThat(output.sawUnmarked()).isFalse();
    feed(output, "a\n".getBytes(StandardCharsets.UTF_8), 2);
    feed(output, "b=1".getBytes(StandardCharsets.UTF_16LE), 2);
    output.end();

    assertThat(lines).containsExactly("\uFFFD", "\uFFFDx", "a", "a", "b\uFFFD=\uFFFD1\uFFFD");
    assertThat(output.sawUnmarked()).isTrue();
  }

  private static void feed(OutputLines output, byte[] bytes, int piece) {
    for (int i = 0; i < bytes.length; i += piece) {
      byte[] next = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + piece));
      output.accept(next, next.length);
    }
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
