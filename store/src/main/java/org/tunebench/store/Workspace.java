package org.tunebench.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tunebench.engine.study.StudyRepository;

/**
 * One folder that holds all of a person's studies: the database {@code tunebench.mv.db}, {@code
 * artifacts/<study>/<trial>/} and {@code logs/}. One process owns it from {@link #open} to {@link
 * #close}, or to its end; others may look at a {@link WorkspaceCopy}.
 */
public final class Workspace implements AutoCloseable {
  private static final String ARTIFACTS = "artifacts";
  private static final String LOGS = "logs";

  private final Path home;
  private final WorkspaceLock lock;
  private final StudyRepository repository;
  private final Optional<String> recovery;
  private final List<Recurring> recurring;

  private Workspace(
      Path home,
      WorkspaceLock lock,
      StudyRepository repository,
      Optional<String> recovery,
      List<Recurring> recurring) {
    this.home = home;
    this.lock = lock;
    this.repository = repository;
    this.recovery = recovery;
    this.recurring = recurring;
  }

  /** Where a workspace is unless the person says otherwise: the system's folder for user data. */
  public static Path defaultHome() {
    return Folders.defaultHome(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Whether a path leads to a workspace, be it damaged, in use or another person's, and not to
   * nothing or to a folder of other things. Nothing is created.
   */
  public static boolean isOne(Path home) {
    return DatabaseFile.mayBeIn(home);
  }

  /** Whether a workspace can be looked at, and nothing else: its folder may not be written. */
  public static boolean isReadOnly(Path home) {
    return isOne(home) && Files.isReadable(home) && !Files.isWritable(home);
  }

  /**
   * Opens a workspace, or creates it, readable by its owner only. A database of an older version is
   * copied to {@code backups/} and brought to this one. One that is damaged or gone, or has lost
   * changes when its process or the machine went down, is brought back from what it holds or from
   * the best automatic backup; an older copy that somebody has put there is used. {@link #recovery}
   * says so.
   *
   * @param home the folder
   * @throws WorkspaceInUseException if another process has it
   * @throws WorkspaceException if it cannot be read or written, its disk is full, its database is
   *     damaged and no backup can replace it, or of a newer version of Tunebench; nothing that was
   *     kept is lost then, nor is the mark of a crash, so that the next opening looks as closely
   */
  public static Workspace open(Path home) {
    return open(home, Schema.CURRENT, Clock.systemUTC());
  }

  static Workspace open(Path folder, Schema schema, Clock clock) {
    Path home = folder.toAbsolutePath().normalize();
    Folders.create(home);
    WorkspaceLock lock = WorkspaceLock.take(home, clock);
    Database database = null;
    boolean done = false;
    try {
      // Opening it writes to it, too.
      Optional<Instant> lastKept = Ledger.lastWritten(home);
      Backups backups = new Backups(home, clock);
      DatabaseFile.Opened opened = new DatabaseFile(home, schema, backups, lock.wasLeft()).open();
      database = opened.database();
      Folders.create(artifacts(home));
      Folders.create(logs(home));
      H2StudyRepository repository = new H2StudyRepository(database, clock, lastKept);
      repository.sweep();
      // Last: they have threads, which whatever fails before them would leave behind. The first
      // one answers at once, which may fail.
      List<Recurring> recurring =
          List.of(
              CopyRequests.answer(home, database, opened.ledger()::changes, clock),
              backups.takeDue(database, opened.ledger()));
      Workspace workspace = new Workspace(home, lock, repository, opened.recovery(), recurring);
      done = true;
      return workspace;
    } finally {
      if (!done) {
        giveBack(database, lock);
      }
    }
  }

  private static void giveBack(Database database, WorkspaceLock lock) {
    try {
      if (database != null) {
        database.close();
      }
    } finally {
      lock.giveBackUnopened();
    }
  }

  /** The folder, absolute. */
  public Path home() {
    return home;
  }

  /** The studies. Closed with the workspace. */
  public StudyRepository repository() {
    return repository;
  }

  /**
   * What had to be done to bring the database back when it was opened, one sentence for the person;
   * empty if it was well.
   */
  public Optional<String> recovery() {
    return recovery;
  }

  /** The folder of everything that trials have written. */
  public Path artifacts() {
    return artifacts(home);
  }

  /** The same of a workspace that another process may have. */
  public static Path artifacts(Path home) {
    return home.resolve(ARTIFACTS);
  }

  /** The folder of logs. */
  public Path logs() {
    return logs(home);
  }

  /** The same of a workspace that another process may have. */
  public static Path logs(Path home) {
    return home.resolve(LOGS);
  }

  /**
   * Closes the database, which compacts it for a moment, and gives the folder free. Where that
   * fails, the mark of a crash stays: the next opening looks as closely.
   */
  @Override
  public void close() {
    boolean done = false;
    try {
      recurring.forEach(Recurring::close);
      repository.close();
      done = true;
    } finally {
      if (done) {
        lock.close();
      } else {
        lock.giveBackUnclosed();
      }
    }
  }
}
