package org.tunebench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database back that is damaged, missing, or has lost its latest changes: as it is, if no
 * backup has more, or else from the backup that has most. Says what was done; never does nothing
 * and says nothing.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final String UNPACKED = "tunebench-recovered.mv.db";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

  private final Path home;
  private final Path file;
  private final Backups backups;

  /**
   * @param file the database's
   */
  Recovery(Path home, Path file, Backups backups) {
    this.home = home;
    this.file = file;
    this.backups = backups;
  }

  /**
   * The database opens but has lost changes.
   *
   * @param kept the count that it has
   * @param known the count that it had
   * @return what was done, for the person
   */
  String ofLoss(long kept, long known) {
    String lost = "the last %,d changes of the database %s were lost".formatted(known - kept, file);
    Optional<Backups.Backup> better = unpackBest(kept);
    return better.isEmpty()
        ? sentence(lost + ", as after a loss of power; all before them is there")
        : putInPlace(better.get(), lost, known);
  }

  /**
   * The database cannot be opened, or is not there.
   *
   * @param known the count that it had, or 0 if nobody knows
   * @return what was done, for the person; empty if no backup opens, and nothing was changed
   */
  Optional<String> ofDamage(String reason, long known) {
    String what =
        Files.exists(file)
            ? "the database %s was damaged (%s)".formatted(file, reason)
            : "the database %s was gone".formatted(file);
    return unpackBest(-1).map(best -> putInPlace(best, what, known));
  }

  /** The backup with most changes that is whole, unpacked, if it has more than so many. */
  private Optional<Backups.Backup> unpackBest(long changes) {
    Path unpacked = home.resolve(UNPACKED);
    for (Backups.Backup backup : backups.all()) {
      if (backup.changes() <= changes) {
        break;
      }
      try {
        Backups.unpack(backup, unpacked);
        try (Database database = Database.openReadOnly(unpacked)) {
          Health.check(database);
          return Optional.of(backup);
        }
      } catch (IOException | WorkspaceException e) {
        LOG.warn("the backup {} cannot be used", backup.file(), e);
      }
    }
    return Optional.empty();
  }

  private String putInPlace(Backups.Backup backup, String what, long known) {
    String kept = "";
    try {
      if (Files.exists(file)) {
        Path aside = backups.folder().resolve("damaged-%s.mv.db".formatted(backups.stamp()));
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        kept = "; the file as it was is " + aside;
      }
      Files.move(home.resolve(UNPACKED), file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failures.ofFile(file, e);
    }
    long later = Math.max(0, known - backup.changes());
    String missing =
        later == 0 ? "nothing is missing" : "the %,d changes after it are lost".formatted(later);
    return sentence(
        "%s: it was put back from the automatic backup of %s, and %s%s"
            .formatted(what, TIME.format(backup.taken()), missing, kept));
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
