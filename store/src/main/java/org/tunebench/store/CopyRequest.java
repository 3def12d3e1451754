package org.tunebench.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Asks the process that has a workspace for a copy of the database: see {@link CopyRequests}. */
final class CopyRequest {
  /** What comes of it. */
  enum Answer {
    /** The database lies in the folder of the request. */
    COPIED,
    /** Nothing was kept since the one that is known. */
    UNCHANGED,
    /** There is nobody who would answer. */
    NONE
  }

  /**
   * How long an answer is waited for, and where it goes.
   *
   * @param heard until the request is taken: an owner looks four times a second, unless it is an
   *     older version, or has died
   * @param stalled whoever makes a copy and writes nothing for so long has died
   * @param room how much is free on the disk of a folder, in bytes
   * @param writable whether a folder may be written
   */
  record Terms(
      Duration heard, Duration stalled, ToLongFunction<Path> room, Predicate<Path> writable) {
    static final Terms USUAL =
        new Terms(
            Duration.ofSeconds(5), Duration.ofSeconds(20), home -> home.toFile().getUsableSpace());

    /** Of a folder that the system says whether it may be written. */
    Terms(Duration heard, Duration stalled, ToLongFunction<Path> room) {
      this(heard, stalled, room, Files::isWritable);
    }
  }

  private static final String REFUSAL =
      "The workspace %s is in use by %s, which cannot copy it to be looked at:"
          + " free space on its disk, or wait until that process has ended";

  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final Path home;
  private final Path folder;
  private final Terms terms;

  /**
   * @param home the workspace's folder, for the person
   * @param folder that of the request, empty
   */
  CopyRequest(Path home, Path folder, Terms terms) {
    this.home = home;
    this.folder = folder;
    this.terms = terms;
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param known the count of changes that there is a copy of already
   * @throws WorkspaceException if the other process cannot make a copy
   */
  Answer ask(OptionalLong known) throws IOException {
    if (known.isPresent()) {
      Path note = folder.resolve(CopyRequests.KNOWN);
      Folders.createFile(note);
      Files.writeString(note, Long.toString(known.getAsLong()));
    }
    Path wanted = folder.resolve(CopyRequests.WANTED);
    Folders.createFile(wanted);
    if (!isWithin(terms.heard(), () -> Files.notExists(wanted)) || !isMade()) {
      return Answer.NONE;
    }
    if (isThere(CopyRequests.REFUSED)) {
      String owner = WorkspaceLock.owner(home).orElse("another process");
      throw new WorkspaceException(REFUSAL.formatted(home, owner), null);
    }
    if (isThere(CopyRequests.UNCHANGED)) {
      return Answer.UNCHANGED;
    }
    Path packed = folder.resolve(CopyRequests.COPY);
    Backups.unpack(packed, DatabaseFile.in(folder));
    Files.delete(packed);
    return Answer.COPIED;
  }

  /** Waits as long as the answer grows. */
  private boolean isMade() {
    File unfinished = folder.resolve(CopyRequests.UNFINISHED).toFile();
    while (!isDone()) {
      long before = unfinished.length();
      if (!isWithin(terms.stalled(), () -> isDone() || unfinished.length() > before)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDone() {
    return isThere(CopyRequests.UNCHANGED)
        || isThere(CopyRequests.COPY)
        || isThere(CopyRequests.REFUSED);
  }

  private boolean isThere(String file) {
    return Files.exists(folder.resolve(file));
  }

  private interface Look {
    boolean isSo();
  }

  private static boolean isWithin(Duration time, Look look) {
    long end = System.nanoTime() + time.toNanos();
    while (!look.isSo()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      try {
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return true;
  }
}
