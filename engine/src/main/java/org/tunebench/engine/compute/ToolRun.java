package org.tunebench.engine.compute;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a tool that answers in lines.
 *
 * @param exit its exit code
 * @param lines what it wrote, standard error among it
 */
record ToolRun(int exit, List<String> lines) {
  private static final int NO_ANSWER = -1;

  /** More lines than any answer has. */
  private static final int MOST_LINES = 10_000;

  /** There is no such tool, or it gave no answer in time. */
  static final ToolRun NONE = new ToolRun(NO_ANSWER, List.of());

  boolean answered() {
    return exit != NO_ANSWER;
  }

  /** Runs a tool and ends it when its time is over. */
  static ToolRun of(List<String> line, Duration limit) {
    try {
      Process tool = new ProcessBuilder(line).redirectErrorStream(true).start();
      try {
        tool.getOutputStream().close();
        return answer(tool, limit);
      } finally {
        tool.descendants().forEach(ProcessHandle::destroyForcibly);
        tool.destroyForcibly();
      }
    } catch (IOException noSuchTool) {
      return NONE;
    }
  }

  private static ToolRun answer(Process tool, Duration limit) {
    CompletableFuture<List<String>> lines = new CompletableFuture<>();
    // It must not wait for us to read, nor we for a process that holds its output for ever.
    Thread reader = new Thread(() -> lines.complete(read(tool)), "tool-" + tool.pid());
    reader.setDaemon(true);
    reader.start();
    long from = System.nanoTime();
    try {
      List<String> all = lines.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      long left = limit.toNanos() - (System.nanoTime() - from);
      return tool.waitFor(left, TimeUnit.NANOSECONDS) ? new ToolRun(tool.exitValue(), all) : NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NONE;
    } catch (ExecutionException | TimeoutException noAnswer) {
      return NONE;
    }
  }

  private static List<String> read(Process tool) {
    try (BufferedReader output = tool.inputReader(StandardCharsets.UTF_8)) {
      return output.lines().limit(MOST_LINES).toList();
    } catch (IOException | java.io.UncheckedIOException ended) {
      return List.of();
    }
  }
}
