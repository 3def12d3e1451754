package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.WorkerProtocol;

/** What a job writes, read as it appears: in order, each line once. */
final class JobEvents {
  private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);

  private final Path file;
  private final Lines lines;
  private final Sequence sequence = new Sequence();

  JobEvents(Path file) {
    this.file = file;
    this.lines = new Lines(file);
  }

  /** What is new; nothing if the file is not there yet or cannot be read at present. */
  List<JobLine> look() {
    List<JobLine> due = new ArrayList<>();
    try {
      for (String text : lines.look()) {
        WorkerProtocol.read(text, JobLine.class)
            .filter(JobLine::isWhole)
            .ifPresentOrElse(
                line -> due.addAll(sequence.take(line)),
                () -> LOG.debug("{} has a line that is none of ours: {}", file, text));
      }
    } catch (NoSuchFileException notYet) {
      return due;
    } catch (IOException e) {
      LOG.warn("{} cannot be read at present: {}", file, e.toString());
    }
    return due;
  }

  /** The job has ended and so has its file: gives all that is left of it. */
  List<JobLine> lookForTheLastTime() {
    List<JobLine> due = new ArrayList<>();
    long before;
    do {
      before = lines.position();
      due.addAll(look());
    } while (lines.position() > before);
    due.addAll(sequence.giveUp());
    return due;
  }
}
