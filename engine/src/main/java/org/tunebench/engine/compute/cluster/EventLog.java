package org.tunebench.engine.compute.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tunebench.engine.compute.WorkerEvent;
import org.tunebench.engine.compute.WorkerProtocol;

/**
 * The job's side of its file of events: numbers what happens and writes it down, many lines at once
 * where much happens, with a sign of life where nothing does.
 */
final class EventLog {
  /** How often a job that has nothing to tell says that it lives. */
  private static final long HEARTBEAT_SECONDS = 10;

  private final LineWriter file;
  private final int run;
  private final String job;
  private final String node;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::write, "events");
  private long seq;
  private volatile Throwable broken;

  /** What happened; null for a sign of life. The last one ends the log. */
  private record Entry(WorkerEvent event, boolean last) {}

  EventLog(Path path, int run, String job, String node) throws IOException {
    this.file = new LineWriter(path);
    this.run = run;
    this.job = job;
    this.node = node;
    queue.add(new Entry(null, false));
    writer.setDaemon(true);
    writer.start();
  }

  /** Something happened; from any thread. */
  void add(WorkerEvent event) {
    queue.add(new Entry(event, false));
  }

  /**
   * Nobody hears of what cannot be written.
   *
   * @throws IOException if a line could not be
   */
  void requireWell() throws IOException {
    if (broken != null) {
      throw new IOException("what happens in the job cannot be written down", broken);
    }
  }

  /**
   * Writes what is left and returns when it is on disk.
   *
   * @param seconds how long to wait for that at most, 0 for as long as it takes
   * @throws IOException if it is not
   */
  void close(int seconds) throws IOException, InterruptedException {
    queue.add(new Entry(null, true));
    writer.join(TimeUnit.SECONDS.toMillis(seconds));
    requireWell();
    if (writer.isAlive()) {
      throw new IOException("what happened last in the job is not on disk after a while");
    }
  }

  private void write() {
    try {
      boolean last = false;
      while (!last) {
        List<Entry> some = next();
        last = some.stream().anyMatch(Entry::last);
        StringBuilder lines = new StringBuilder();
        for (Entry entry : some) {
          lines
              .append(WorkerProtocol.line(new JobLine(run, seq++, job, node, entry.event())))
              .append('\n');
        }
        file.append(lines.toString());
      }
    } catch (Throwable e) {
      // Of whatever kind, too little memory for one moment included: all that follows is lost.
      broken = e;
    }
  }

  private List<Entry> next() throws InterruptedException {
    Entry first = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    List<Entry> some = new ArrayList<>();
    some.add(first == null ? new Entry(null, false) : first);
    queue.drainTo(some);
    return some;
  }
}
