package org.tunebench.engine.compute.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerProtocol;

/** What a job tells arrives once and in order, whatever its file looks like in between. */
class JobEventsTest {
  @TempDir Path folder;

  private static String line(JobLine line) {
    return WorkerProtocol.line(line) + "\n";
  }

  private static JobLine report(int run, int seq) {
    return new JobLine(
        run,
        seq,
        "7",
        "node1",
        new WorkerEvent.Reported(3, seq + 1, Map.of("loss", 1.0 / (seq + 1))));
  }

  private static void append(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a job that Slurm ran several times, with all that a network file system does. */
  private static String disturbed(List<List<JobLine>> runs, Random random) {
    StringBuilder text = new StringBuilder();
    for (List<JobLine> run : runs) {
      List<String> lines = new ArrayList<>();
      for (JobLine line : run) {
        lines.add(line(line));
        while (random.nextInt(4) == 0) {
          lines.add(line(run.get(random.nextInt(run.size()))));
        }
        if (random.nextInt(6) == 0) {
          lines.add("{\"run\":0,\"se\n");
        }
        if (random.nextInt(9) == 0) {
          lines.add("noise of a library\n");
        }
      }
      for (int at = 0; at + 1 < lines.size(); at++) {
        if (random.nextInt(4) == 0) {
          Collections.swap(lines, at, at + 1);
        }
      }
      lines.forEach(text::append);
      if (random.nextBoolean()) {
        // Its process was ended in the middle of a line; the next one closed that.
        String torn = line(report(run.get(0).run(), run.size()));
        text.append(torn, 0, 1 + random.nextInt(torn.length() - 2)).append('\n');
      }
    }
    return text.toString();
  }

  @Property(tries = 300)
  void arriveOnceAndInOrder(
      @ForAll @IntRange(min = 1, max = 4) int runs,
      @ForAll @IntRange(min = 1, max = 40) int most,
      @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    List<List<JobLine>> all = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<JobLine> lines = new ArrayList<>();
      for (int seq = 0; seq <= random.nextInt(most); seq++) {
        lines.add(report(run, seq));
      }
      all.add(lines);
    }
    Path dir = Files.createTempDirectory("events");
    Path file = dir.resolve("events.jsonl");
    JobEvents events = new JobEvents(file);
    List<JobLine> heard = new ArrayList<>(events.look());
    byte[] bytes = disturbed(all, random).getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(120));
      append(file, Arrays.copyOfRange(bytes, from, to));
      from = to;
      heard.addAll(events.look());
    }
    heard.addAll(events.lookForTheLastTime());
    Files.delete(file);
    Files.delete(dir);

    assertThat(heard).isEqualTo(all.stream().flatMap(List::stream).toList());
  }

  @Test
  void aLineThatIsMissingForeverCostsItselfAlone() {
    Path file = folder.resolve("events.jsonl");
    JobEvents events = new JobEvents(file);
    String text = line(report(0, 0)) + line(report(0, 2)) + line(report(0, 3));
    append(file, text.getBytes(StandardCharsets.UTF_8));

    assertThat(events.look()).containsExactly(report(0, 0));
    assertThat(events.lookForTheLastTime()).containsExactly(report(0, 2), report(0, 3));
  }

  @Test
  void bytesThatHaveNotArrivedAreWaitedFor() throws IOException {
    Path file = folder.resolve("events.jsonl");
    JobEvents events = new JobEvents(file);
    byte[] whole = line(report(0, 0)).getBytes(StandardCharsets.UTF_8);
    byte[] holed = whole.clone();
    Arrays.fill(holed, 10, 20, (byte) 0);
    append(file, holed);
    assertThat(events.look()).isEmpty();

    Files.write(file, whole);
    assertThat(events.look()).containsExactly(report(0, 0));
  }

  @Test
  void aTornLineIsClosedBeforeTheNextWriter() throws IOException {
    Path file = folder.resolve("events.jsonl");
    append(file, "{\"run\":0".getBytes(StandardCharsets.UTF_8));
    try (LineWriter writer = new LineWriter(file)) {
      writer.append(line(report(1, 0)));
    }

    assertThat(new JobEvents(file).look()).containsExactly(report(1, 0));
  }
}
