package org.tunebench.engine.compute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One run of an external tool that answers in text: an argument list, never a shell, nothing to
 * read, and a time after which it is ended.
 *
 * @param outcome how it went
 * @param exit its exit code, if it has answered
 * @param out its standard output
 * @param err its standard error
 */
public record ToolRun(Outcome outcome, int exit, String out, String err) {
  /** More than any answer has: the states of 100,000 jobs. */
  private static final int MOST_BYTES = 16 << 20;

  /** How a run went. */
  public enum Outcome {
    /** It has ended by itself; its exit code says whether well. */
    ANSWERED,
    /** There is no such tool, or it cannot be started. */
    ABSENT,
    /** It has not ended in time. */
    SILENT,
    /** Whoever asked was told to wait no longer. */
    LEFT
  }

  /** Whether it has ended by itself and found nothing wrong. */
  public boolean well() {
    return outcome == Outcome.ANSWERED && exit == 0;
  }

  /** All that it wrote, standard error last. */
  public List<String> lines() {
    return Stream.concat(out.lines(), err.lines()).toList();
  }

  /** Runs a tool and ends it when its time is over. */
  public static ToolRun of(List<String> line, Duration limit) {
    Process tool;
    try {
      tool = new ProcessBuilder(line).start();
    } catch (IOException noSuchTool) {
      return none(Outcome.ABSENT);
    }
    ToolRun run = heard(tool, System.nanoTime() + limit.toNanos());
    if (run.outcome != Outcome.ANSWERED) {
      tool.descendants().forEach(ProcessHandle::destroyForcibly);
      // Only now: destroying closes the streams, also of a process that has said all it has to.
      tool.destroyForcibly();
    }
    return run;
  }

  private static ToolRun none(Outcome outcome) {
    return new ToolRun(outcome, 0, "", "");
  }

  private static ToolRun heard(Process tool, long until) {
    try {
      tool.getOutputStream().close();
    } catch (IOException ended) {
      // It reads nothing, then; what it says counts.
    }
    CompletableFuture<String> out = said(tool, tool.getInputStream());
    CompletableFuture<String> err = said(tool, tool.getErrorStream());
    try {
      // What it leaves running may hold its output for ever.
      String all = out.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      String problems = err.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      return tool.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)
          ? new ToolRun(Outcome.ANSWERED, tool.exitValue(), all, problems)
          : none(Outcome.SILENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none(Outcome.LEFT);
    } catch (ExecutionException | TimeoutException noAnswer) {
      return none(Outcome.SILENT);
    }
  }

  /** Reads on a thread of its own: it must not wait for us to read, nor we for it to end. */
  private static CompletableFuture<String> said(Process tool, InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader = new Thread(() -> text.complete(text(stream)), "tool-" + tool.pid());
    reader.setDaemon(true);
    reader.start();
    return text;
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException ended) {
      return "";
    }
  }
}
