package org.tunebench.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyRepository;

/**
 * The studies of a workspace that another process owns, as they stood when it was asked: to look
 * at. What is written to them is lost when this is closed.
 */
public final class WorkspaceCopy implements StudyCopy {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceCopy.class);

  /** An owner looks four times a second, unless it is an older version, or has died. */
  private static final Duration HEARD = Duration.ofSeconds(5);

  /** Whoever makes a copy and writes nothing for so long has died. */
  private static final Duration STALLED = Duration.ofSeconds(20);

  private static final String REFUSAL =
      "The workspace %s is in use by another process, which cannot copy it to be looked at:"
          + " free space on its disk, or wait until that process has ended";

  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final Path home;
  private final Path folder;
  private final StudyRepository repository;
  private final long changes;

  private WorkspaceCopy(Path home, Path folder, StudyRepository repository, long changes) {
    this.home = home;
    this.folder = folder;
    this.repository = repository;
    this.changes = changes;
  }

  /**
   * Asks the process that has a workspace for a copy.
   *
   * @param home the workspace's folder
   * @return empty if nobody answers within seconds
   * @throws WorkspaceException if the copy cannot be made, read or written, or is of a newer
   *     version of Tunebench
   */
  public static Optional<WorkspaceCopy> of(Path home) {
    return of(home, HEARD, STALLED);
  }

  static Optional<WorkspaceCopy> of(Path home, Duration heard, Duration stalled) {
    Path copies = home.toAbsolutePath().normalize().resolve(CopyRequests.FOLDER);
    Path folder = copies.resolve(UUID.randomUUID().toString());
    boolean done = false;
    try {
      Folders.create(copies);
      Folders.create(folder);
      if (!isAnswered(folder, heard, stalled)) {
        return Optional.empty();
      }
      if (isThere(folder, CopyRequests.REFUSED)) {
        throw new WorkspaceException(REFUSAL.formatted(home), null);
      }
      WorkspaceCopy copy = open(home, folder);
      done = true;
      return Optional.of(copy);
    } catch (IOException e) {
      throw Failures.ofFile(folder, e);
    } finally {
      if (!done) {
        remove(folder);
      }
    }
  }

  private static boolean isAnswered(Path folder, Duration heard, Duration stalled)
      throws IOException {
    Path wanted = folder.resolve(CopyRequests.WANTED);
    Folders.createFile(wanted);
    return isWithin(heard, () -> Files.notExists(wanted)) && isMade(folder, stalled);
  }

  /** Waits as long as the answer grows. */
  private static boolean isMade(Path folder, Duration stalled) {
    File unfinished = folder.resolve(CopyRequests.UNFINISHED).toFile();
    while (!isDone(folder)) {
      long before = unfinished.length();
      if (!isWithin(stalled, () -> isDone(folder) || unfinished.length() > before)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDone(Path folder) {
    return isThere(folder, CopyRequests.COPY) || isThere(folder, CopyRequests.REFUSED);
  }

  private static boolean isThere(Path folder, String file) {
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

  private static WorkspaceCopy open(Path home, Path folder) throws IOException {
    Path packed = folder.resolve(CopyRequests.COPY);
    Backups.unpack(packed, DatabaseFile.in(folder));
    Files.delete(packed);
    Clock clock = Clock.systemUTC();
    DatabaseFile file = new DatabaseFile(folder, Schema.CURRENT, new Backups(folder, clock), false);
    DatabaseFile.Opened opened = file.open();
    StudyRepository repository = new H2StudyRepository(opened.database(), clock);
    return new WorkspaceCopy(home, folder, repository, opened.ledger().changes());
  }

  @Override
  public StudyRepository repository() {
    return repository;
  }

  @Override
  public boolean isCurrent() {
    // What the file says may lag behind what the copy holds.
    return Ledger.written(home).orElse(0) <= changes && WorkspaceLock.isSigned(home);
  }

  @Override
  public void close() {
    try {
      repository.close();
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try {
      Removal.of(folder);
    } catch (IOException e) {
      LOG.warn("the copy {} could not be removed", folder, e);
    }
  }
}
