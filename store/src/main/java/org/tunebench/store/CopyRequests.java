package org.tunebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.zip.Deflater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;

/**
 * Answers other processes of the same person, which want to look at the workspace while this one
 * owns it, with a copy of the database as it stands. They ask by a file and are answered by a file
 * (see {@link WorkspaceCopy}): no process listens on a socket, and it works from another host that
 * shares the folder, too.
 */
final class CopyRequests {
  /** The folder in the workspace; each request has a folder of its own in it. */
  static final String FOLDER = "copies";

  /** The file that asks; gone once the answer is on its way. */
  static final String WANTED = "wanted";

  /** The count of changes that whoever asks has a copy of, there before it asks; or not there. */
  static final String KNOWN = "known";

  /** The answer where nothing was kept since. */
  static final String UNCHANGED = "unchanged";

  /** The answer: a backup of the database. */
  static final String COPY = "copy.zip";

  /** The answer where there is no copy to be had. */
  static final String REFUSED = "refused";

  private static final Logger LOG = LoggerFactory.getLogger(CopyRequests.class);

  /** The answer as it is being written. */
  static final String UNFINISHED = "unfinished.zip";

  /** A search that begins has better things to do at first; whoever asks waits longer. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

  /** Looks at a folder that mostly is not there. */
  private static final Duration EVERY = Duration.ofMillis(250);

  /** Whoever asked is over by then, and was killed if its folder is still there. */
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  /** Whoever asks has the answer, what is unpacked from it, and for a moment the copy before. */
  private static final int COPIES_AT_ONCE = 3;

  private final Path folder;
  private final Database database;
  private final LongSupplier changes;
  private final Clock clock;
  private final LongSupplier room;

  private CopyRequests(
      Path folder, Database database, LongSupplier changes, Clock clock, LongSupplier room) {
    this.folder = folder;
    this.database = database;
    this.changes = changes;
    this.clock = clock;
    this.room = room;
  }

  /**
   * Answers until it is closed.
   *
   * @param home the workspace's folder
   * @param changes how many the database has kept
   */
  static Recurring answer(Path home, Database database, LongSupplier changes, Clock clock) {
    return answer(home, database, changes, clock, () -> home.toFile().getUsableSpace());
  }

  /**
   * The same on a disk of which is said how much is free.
   *
   * @param room in bytes
   */
  static Recurring answer(
      Path home, Database database, LongSupplier changes, Clock clock, LongSupplier room) {
    CopyRequests requests = new CopyRequests(home.resolve(FOLDER), database, changes, clock, room);
    requests.answerAll();
    return Recurring.start("copies", requests::answerAll, FIRST_LOOK, EVERY);
  }

  private void answerAll() {
    for (Path request : requests()) {
      try {
        if (Files.deleteIfExists(request.resolve(WANTED))) {
          answer(request);
        } else if (isLeftBehind(request)) {
          Removal.of(request);
        }
      } catch (NoSuchFileException over) {
        LOG.debug("{} is removed already", request, over);
      } catch (IOException e) {
        LOG.warn("{} could not be answered", request, e);
      }
    }
  }

  private boolean isLeftBehind(Path request) throws IOException {
    return Files.getLastModifiedTime(request)
        .toInstant()
        .isBefore(clock.instant().minus(LEFT_BEHIND));
  }

  private List<Path> requests() {
    try {
      return Folders.list(folder);
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    } catch (IOException e) {
      LOG.warn("{} cannot be listed", folder, e);
      return List.of();
    }
  }

  private void answer(Path request) throws IOException {
    // Counted elsewhere, as where the workspace was made anew, it may be any other number.
    if (Ledger.number(request.resolve(KNOWN)).equals(OptionalLong.of(changes.getAsLong()))) {
      Folders.createFile(request.resolve(UNCHANGED));
      return;
    }
    Path unfinished = request.resolve(UNFINISHED);
    // The studies themselves need what is left of the disk.
    if (room.getAsLong() < COPIES_AT_ONCE * Files.size(database.file())) {
      LOG.warn("there is no room for a copy of the database");
      Folders.createFile(request.resolve(REFUSED));
      return;
    }
    Folders.createFile(unfinished);
    try {
      // Half a gigabyte takes seconds so, and half a minute packed; it is read once, here.
      database.backUpTo(unfinished, Deflater.NO_COMPRESSION);
    } catch (WorkspaceException e) {
      LOG.warn("no copy of the database could be made", e);
      Files.deleteIfExists(unfinished);
      Folders.createFile(request.resolve(REFUSED));
      return;
    }
    Files.move(unfinished, request.resolve(COPY), StandardCopyOption.ATOMIC_MOVE);
  }
}
