package org.tunebench.engine.processes;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What Linux tells of processes under {@code /proc} and Java does not: their environment, their
 * exact start, whether they are but names of the dead. Elsewhere it knows of none.
 */
public final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** Fields of {@code /proc/PID/stat} after the name: see proc_pid_stat(5). */
  private static final int STATE = 0;

  private static final int START_TICKS = 19;

  private ProcessTable() {}

  /**
   * The running processes that have a variable whose value the predicate takes.
   *
   * @param variable name of the environment variable, as it was when the program started
   */
  static List<ProcessHandle> withVariable(String variable, Predicate<String> value) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      return withVariable(entries, variable, value);
    } catch (IOException noProc) {
      return List.of();
    }
  }

  /** The same among some folders of processes; those that were found where they end too early. */
  static List<ProcessHandle> withVariable(
      DirectoryStream<Path> entries, String variable, Predicate<String> value) {
    List<ProcessHandle> found = new ArrayList<>();
    long self = ProcessHandle.current().pid();
    try {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        // The handle first: it knows a process from a later one of the same number.
        Optional<ProcessHandle> handle = pid == self ? Optional.empty() : ProcessHandle.of(pid);
        if (handle.isPresent() && variable(entry, variable).filter(value).isPresent()) {
          found.add(handle.get());
        }
      }
    } catch (DirectoryIteratorException | UncheckedIOException | InvalidPathException endsHere) {
      return found;
    }
    return found;
  }

  private static Optional<String> variable(Path process, String name) {
    try {
      String environment = text(process.resolve("environ"));
      for (String entry : environment.split("\0")) {
        if (entry.startsWith(name) && entry.startsWith("=", name.length())) {
          return Optional.of(entry.substring(name.length() + 1));
        }
      }
    } catch (IOException goneOrNotOurs) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** When a process started, in ticks since the machine did; empty if there is none. */
  static Optional<String> startTicks(long pid) {
    return stat(pid).map(fields -> fields[START_TICKS]);
  }

  /** Whether a process has ended, even if nobody has asked yet how. */
  public static boolean isGone(ProcessHandle process) {
    return !process.isAlive()
        || stat(process.pid())
            .map(fields -> fields[STATE].matches("[ZX]"))
            // No process tables here, or somebody has just asked how it ended: then it is gone now.
            .orElseGet(() -> !process.isAlive());
  }

  private static Optional<String[]> stat(long pid) {
    try {
      String line = text(PROC.resolve(pid + "/stat"));
      // The name stands in brackets and may hold anything.
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return fields.length > START_TICKS ? Optional.of(fields) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Reads it all; unlike a channel, this reads on in a thread that was interrupted. */
  private static String text(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The namespace in which this process knows the numbers of others, or an empty text. */
  static String namespace() {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString().replaceAll("\\D", "");
    } catch (IOException | UnsupportedOperationException unknown) {
      return "";
    }
  }
}
