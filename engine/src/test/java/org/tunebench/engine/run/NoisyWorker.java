package org.tunebench.engine.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.compute.WorkerMain;
import org.tunebench.engine.objective.ObjectiveTypes;

/** A worker with a library that writes to standard output past Java, and ends no line. */
public final class NoisyWorker {
  private NoisyWorker() {}

  /** Serves an objective that gives 1. */
  public static void main(String[] arguments) {
    WorkerMain.serve(new ObjectiveTypes(List.of(type())));
  }

  static ScriptedObjective type() {
    return new ScriptedObjective(
        trial -> {
          print("half a line");
          trial.report(1, Map.of("loss", 2.0));
          print("{and another");
          return Map.of("loss", 1.0);
        });
  }

  private static void print(String noise) {
    // Closing it would close the standard output of the process.
    try {
      @SuppressWarnings("resource")
      FileOutputStream out = new FileOutputStream(FileDescriptor.out);
      out.write(noise.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
