package org.tunebench.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Automatic backups of the database in the folder {@code backups}: zipped, taken while it is in
 * use, named by the count of changes that they hold and the time. Each is unpacked and read from
 * end to end once it is written. The newest few that are whole are kept, and the newest one that is
 * not.
 */
final class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  /** Verbs that only look at studies are over by then. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(20);

  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

  /** The shortest time between two backups. */
  private static final Duration EVERY = Duration.ofHours(1);

  private static final int KEPT = 3;

  /** One has what others hold that are damaged elsewhere, and no older one is any better. */
  private static final int KEPT_DAMAGED = 1;

  /** A backup is not worth filling the disk for: it is there twice until it has been read. */
  private static final int TIMES_THE_SPACE = 3;

  private static final String UNFINISHED = "unfinished.zip";
  private static final String UNPACKED = "unfinished.mv.db";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String DAMAGED = "-damaged";
  private static final Pattern NAME =
      Pattern.compile("tunebench-(\\d{19})-(\\d{8}-\\d{6})(" + DAMAGED + ")?\\.zip");

  private static final String FOLDER = "backups";

  private final Path folder;
  private final Clock clock;

  /**
   * A backup.
   *
   * @param file where it is
   * @param changes the count of changes that it holds
   * @param taken when
   * @param isWhole whether all of it could be read then
   */
  record Backup(Path file, long changes, Instant taken, boolean isWhole) {}

  /**
   * @param home the workspace's folder
   */
  Backups(Path home, Clock clock) {
    this.folder = home.resolve(FOLDER);
    this.clock = clock;
  }

  /** Whether a workspace keeps any; nothing is created. */
  static boolean areIn(Path home) {
    return Files.isDirectory(home.resolve(FOLDER));
  }

  /** The folder, created if it is not there. */
  Path folder() {
    Folders.create(folder);
    return folder;
  }

  /** The time as names of files have it. */
  String stamp() {
    return STAMP.format(clock.instant());
  }

  /**
   * All backups, the one with most changes first.
   *
   * @throws WorkspaceException if they cannot be listed: that there are none is for nobody to say
   */
  List<Backup> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return Folders.list(folder).stream()
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparingLong(Backup::changes).reversed())
          .toList();
    } catch (IOException e) {
      throw Failures.ofFile(folder, e);
    }
  }

  private static Optional<Backup> read(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(
            new Backup(
                file,
                Long.parseLong(name.group(1)),
                STAMP.parse(name.group(2), Instant::from),
                name.group(3) == null))
        : Optional.empty();
  }

  /** Takes those that are due, until it is closed. */
  Recurring takeDue(Database database, Ledger ledger) {
    return Recurring.start(
        "backups", () -> takeIfDue(database, ledger.changes()), FIRST_LOOK, LOOK_EVERY);
  }

  /**
   * Takes a backup if something has changed since the last one and that is long enough ago. One
   * that cannot be taken is a line in the log: the database itself is well.
   *
   * @param changes what the ledger of the open database says
   */
  void takeIfDue(Database database, long changes) {
    try {
      if (changes > 0 && isDue(changes)) {
        take(database, changes);
      }
    } catch (WorkspaceException | IOException e) {
      LOG.warn("no backup could be taken", e);
    }
  }

  private boolean isDue(long changes) {
    List<Backup> before = all();
    boolean isNew = before.stream().noneMatch(b -> b.changes() >= changes);
    Instant latest = clock.instant().minus(EVERY);
    // A clock that was set back must not stop backups for as long.
    return isNew
        && before.stream()
            .noneMatch(b -> b.taken().isAfter(latest) && !b.taken().isAfter(clock.instant()));
  }

  private void take(Database database, long changes) throws IOException {
    long size = Files.size(database.file());
    if (Files.getFileStore(database.file()).getUsableSpace() < TIMES_THE_SPACE * size) {
      LOG.warn("no backup is taken: too little space is left on the disk");
      return;
    }
    Path unfinished = folder().resolve(UNFINISHED);
    try {
      Files.deleteIfExists(unfinished);
      Folders.createFile(unfinished);
      database.backUpTo(unfinished, Deflater.DEFAULT_COMPRESSION);
      // A torn row may be in any table, and H2 copies it as it is: only reading all of it tells.
      boolean isWhole = isWhole(unfinished) && database.read(StudyIndex::unreadable).isEmpty();
      String name =
          String.format(
              Locale.ROOT, "tunebench-%019d-%s%s.zip", changes, stamp(), isWhole ? "" : DAMAGED);
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    // What is damaged now was whole in an earlier one: copies of the damage do not push it out.
    keepNewest(true, KEPT);
    keepNewest(false, KEPT_DAMAGED);
  }

  private void keepNewest(boolean isWhole, int count) throws IOException {
    for (Backup old : all().stream().filter(b -> b.isWhole() == isWhole).skip(count).toList()) {
      Files.deleteIfExists(old.file());
    }
  }

  private boolean isWhole(Path backup) throws IOException {
    Path unpacked = folder.resolve(UNPACKED);
    try {
      return isWholeIn(backup, unpacked);
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }

  /**
   * Unpacks a backup to a file, and reads it from end to end.
   *
   * @return whether it is whole
   * @throws WorkspaceException if the file cannot be written, which says nothing of the backup
   */
  static boolean isWholeIn(Path backup, Path unpacked) {
    try {
      unpack(backup, unpacked);
      Health.countOfWhole(unpacked);
      return true;
    } catch (IOException | WorkspaceException e) {
      NewFile.refuseIfUnwritten(unpacked, e);
      LOG.warn("the backup {} is damaged", backup, e);
      return false;
    }
  }

  /**
   * Writes a backup's database to a file.
   *
   * @throws NewFile.UnwrittenException if it cannot be written
   * @throws IOException if it cannot be read
   */
  static void unpack(Path backup, Path target) throws IOException {
    try (InputStream file = Files.newInputStream(backup);
        ZipInputStream zip = new ZipInputStream(file)) {
      // The one entry; its name does not matter, so it can lead nowhere.
      if (zip.getNextEntry() == null) {
        throw new IOException(backup + " is no backup");
      }
      NewFile.write(zip, target);
    }
  }
}
