package org.tunebench.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;
import org.tunebench.engine.study.StudyCopy;
import org.tunebench.engine.study.StudyRepository;

/**
 * The studies of a workspace that another process owns, as they stood when it was asked, or as it
 * has left them: to look at. What is written to them is lost when this is closed.
 */
public final class WorkspaceCopy implements StudyCopy {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceCopy.class);

  private static final String FULL =
      "The disk that holds %s has no room for a copy of it to be looked at: free some space";

  private final Path home;
  private final Path folder;
  private final CopyRequest.Terms terms;

  /** Where the file itself was copied, since nobody had it: that file as it was. */
  private final Optional<AtRest> source;

  private final StudyRepository repository;
  private final long changes;

  /** A database file that nobody has, by what changes when somebody has had it. */
  private record AtRest(FileTime modified, long size) {
    /** Empty where somebody has it, or it cannot be seen. */
    static Optional<AtRest> in(Path home) {
      if (WorkspaceLock.owner(home).isPresent()) {
        return Optional.empty();
      }
      try {
        BasicFileAttributes now =
            Files.readAttributes(DatabaseFile.in(home), BasicFileAttributes.class);
        return Optional.of(new AtRest(now.lastModifiedTime(), now.size()));
      } catch (IOException unseen) {
        LOG.debug("the database in {} cannot be seen", home, unseen);
        return Optional.empty();
      }
    }
  }

  private WorkspaceCopy(Path home, Path folder, CopyRequest.Terms terms, Optional<AtRest> source) {
    this.home = home;
    this.folder = folder;
    this.terms = terms;
    this.source = source;
    Clock clock = Clock.systemUTC();
    DatabaseFile file = new DatabaseFile(folder, Schema.CURRENT, new Backups(folder, clock), false);
    DatabaseFile.Opened opened = file.open();
    this.repository = new H2StudyRepository(opened.database(), clock);
    this.changes = opened.ledger().changes();
  }

  /**
   * Asks the process that has a workspace for a copy; where nobody has it any more, the database is
   * copied as it lies there. Of a folder that may only be read, it is copied to the system's folder
   * for temporary files.
   *
   * @param home the workspace's folder
   * @return empty if somebody has it who does not answer within seconds
   * @throws WorkspaceException if the copy cannot be made, read or written, or is of a newer
   *     version of Tunebench
   */
  public static Optional<WorkspaceCopy> of(Path home) {
    return of(home, CopyRequest.Terms.USUAL);
  }

  static Optional<WorkspaceCopy> of(Path home, CopyRequest.Terms terms) {
    return look(home, terms, Optional.empty());
  }

  private static Optional<WorkspaceCopy> look(
      Path home, CopyRequest.Terms terms, Optional<WorkspaceCopy> before) {
    Optional<AtRest> rests = AtRest.in(home);
    if (rests.isPresent() && before.flatMap(copy -> copy.source).equals(rests)) {
      return before;
    }
    boolean elsewhere = rests.isPresent() && !terms.writable().test(home);
    Path copies =
        elsewhere
            ? Path.of(System.getProperty("java.io.tmpdir"))
            : home.toAbsolutePath().normalize().resolve(CopyRequests.FOLDER);
    Path folder = copies.resolve((elsewhere ? "tunebench-" : "") + UUID.randomUUID());
    boolean done = false;
    try {
      Folders.create(copies);
      Folders.create(folder);
      OptionalLong known =
          before.map(copy -> OptionalLong.of(copy.changes)).orElseGet(OptionalLong::empty);
      CopyRequest.Answer answer =
          rests.isPresent()
              ? copied(home, folder, rests.get(), terms)
              : new CopyRequest(home, folder, terms).ask(known);
      if (answer != CopyRequest.Answer.COPIED) {
        return answer == CopyRequest.Answer.UNCHANGED ? before : Optional.empty();
      }
      WorkspaceCopy copy = new WorkspaceCopy(home, folder, terms, rests);
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

  /** Copies the file that nobody has. */
  private static CopyRequest.Answer copied(
      Path home, Path folder, AtRest rests, CopyRequest.Terms terms) throws IOException {
    // Whatever else is on it needs what is left.
    if (terms.room().applyAsLong(folder) < 2 * rests.size()) {
      throw new WorkspaceException(FULL.formatted(folder.getParent()), null);
    }
    Path copy = DatabaseFile.in(folder);
    // Into a file that is there: one that is made by copying would be readable by others.
    Folders.createFile(copy);
    try (OutputStream written = Files.newOutputStream(copy)) {
      Files.copy(DatabaseFile.in(home), written);
    }
    // Somebody who has taken it meanwhile may have written between what was read.
    return AtRest.in(home).filter(rests::equals).isPresent()
        ? CopyRequest.Answer.COPIED
        : CopyRequest.Answer.NONE;
  }

  @Override
  public StudyRepository repository() {
    return repository;
  }

  @Override
  public Optional<String> owner() {
    return WorkspaceLock.owner(home);
  }

  @Override
  public Optional<StudyCopy> next() {
    return look(home, terms, isKept() ? Optional.of(this) : Optional.empty())
        .map(StudyCopy.class::cast);
  }

  /** Lets nobody take it for what a killed process has left; whether nobody has. */
  private boolean isKept() {
    try {
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
      return Files.exists(DatabaseFile.in(folder));
    } catch (IOException gone) {
      LOG.debug("the copy {} is not there any more", folder, gone);
      return false;
    }
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
