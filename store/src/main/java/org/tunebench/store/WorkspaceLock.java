package org.tunebench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.study.StorageException;

/**
 * The exclusive ownership of a workspace: a lock of the operating system, which ends with the
 * process however that ends, and a note beside it that says who has it.
 */
final class WorkspaceLock implements AutoCloseable {
  private static final String LOCK = "tunebench.lock";
  private static final String NOTE = "tunebench.owner";
  private static final String SINCE = " since ";
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /**
   * Tells this process from an earlier one with the same number. On POSIX systems a process loses
   * its lock when it closes any handle on the file, so one that has it must not even try.
   */
  private static final String THIS_PROCESS = UUID.randomUUID().toString();

  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceLock.class);

  private final FileLock lock;
  private final Path note;

  /** The note of a process that did not give the workspace back. */
  private final Optional<byte[]> left;

  private WorkspaceLock(FileLock lock, Path note) {
    this.lock = lock;
    this.note = note;
    this.left = left(note);
  }

  /** One that cannot be read is one, too; a folder is in the way of one. */
  private static Optional<byte[]> left(Path note) {
    if (!Files.isRegularFile(note)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(note));
    } catch (IOException unreadable) {
      return Optional.of(new byte[0]);
    }
  }

  /**
   * Whether the process that had it last did not give it back: it was killed, or the power went.
   */
  boolean wasLeft() {
    return left.isPresent();
  }

  /**
   * Takes the ownership of an existing folder.
   *
   * @throws WorkspaceInUseException if another process, or this one, has it
   * @throws WorkspaceException if the folder cannot be used
   */
  static WorkspaceLock take(Path home, Clock clock) {
    Path note = home.resolve(NOTE);
    if (THIS_PROCESS.equals(line(note, 1))) {
      throw inUse(home, note);
    }
    Path file = home.resolve(LOCK);
    try {
      Folders.createFile(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        throw inUse(home, note);
      }
      WorkspaceLock taken = new WorkspaceLock(lock, note);
      taken.sign(clock);
      return taken;
    } catch (IOException e) {
      throw Failures.ofFile(file, e);
    }
  }

  /**
   * Who has it, for the person, or was killed while it had; empty where nobody has. One that cannot
   * be read is another process.
   */
  static Optional<String> owner(Path home) {
    Path note = home.resolve(NOTE);
    return Files.exists(note) ? Optional.of(name(note)) : Optional.empty();
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void sign(Clock clock) throws IOException {
    try {
      Folders.createFile(note);
      Files.writeString(
          note,
          "process %d on %s%s%s\n%s\n"
              .formatted(
                  ProcessHandle.current().pid(),
                  Host.name(),
                  SINCE,
                  clock.instant().truncatedTo(ChronoUnit.SECONDS),
                  THIS_PROCESS));
    } catch (IOException e) {
      giveBackUnopened();
      throw e;
    }
  }

  private static WorkspaceInUseException inUse(Path home, Path note) {
    String owner = name(note);
    return new WorkspaceInUseException(
        "The workspace %s is in use by %s: close it or %s"
            .formatted(home, owner, StorageException.ELSEWHERE),
        owner);
  }

  private static String name(Path note) {
    String said = inLocalTime(line(note, 0));
    return said.isEmpty() ? "another process" : said;
  }

  /** The note has the one time that all hosts share, the person has their own. */
  private static String inLocalTime(String owner) {
    int time = owner.lastIndexOf(SINCE) + SINCE.length();
    if (time < SINCE.length()) {
      return owner;
    }
    try {
      return owner.substring(0, time) + LOCAL.format(Instant.parse(owner.substring(time)));
    } catch (DateTimeException otherwise) {
      return owner;
    }
  }

  /** A line of the note, or an empty text where it cannot be read: it is for information only. */
  private static String line(Path note, int index) {
    try {
      return Files.exists(note)
          ? Files.readString(note).lines().skip(index).findFirst().orElse("").strip()
          : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  /**
   * Gives the ownership back of a workspace that could not be opened. The note of a process that
   * was killed stays: whoever opens it next has as much reason to distrust the database.
   */
  void giveBackUnopened() {
    if (left.isEmpty()) {
      close();
      return;
    }
    giveBack(left.get());
  }

  /**
   * Gives the ownership back of a workspace that could not be closed. The note stays as that of a
   * killed process, but that this process may take it again.
   */
  void giveBackUnclosed() {
    giveBack(line(note, 0).getBytes(StandardCharsets.UTF_8));
  }

  private void giveBack(byte[] mark) {
    FileChannel channel = lock.channel();
    try (channel) {
      Files.write(note, mark);
    } catch (IOException e) {
      // On a full disk it may be empty now: that it is there is what counts.
      LOG.warn("{} could not be written again", note, e);
    }
  }

  /** Gives the ownership back. */
  @Override
  public void close() {
    // Closed, it gives its lock back, whatever becomes of the note.
    FileChannel channel = lock.channel();
    try (channel) {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw Failures.ofFile(note, e);
    }
  }
}
