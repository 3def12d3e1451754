package org.tunebench.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.mvstore.MVStore;
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
  private static final String SCANNED = "tunebench-scanned.mv.db";

  private static final String SUFFIX = ".mv.db";

  /** Less than any count of changes. */
  private static final long NOTHING = -1;

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
   * @return what was done, for the person; empty if nothing is lost after all
   */
  Optional<String> ofLoss(long kept, long known) {
    try {
      long scanned = scanned();
      long found = Math.max(scanned, kept);
      if (found >= known) {
        // Nothing that was kept is not in it: nobody would ever want the file as it was.
        replaceBy(home.resolve(SCANNED));
        return Optional.empty();
      }
      String lost = lost(known - found);
      Optional<Backups.Backup> better = unpackBest(found);
      if (better.isPresent()) {
        return Optional.of(putInPlace(better.get(), lost, OptionalLong.of(known)));
      }
      String rest = lost + ", as after a loss of power; all before them is there";
      return Optional.of(scanned > kept ? useScanned(rest) : goOn(rest));
    } finally {
      delete(home.resolve(SCANNED));
    }
  }

  private String lost(long changes) {
    return changes == 1
        ? "the last change of the database %s was lost".formatted(file)
        : "the last %d changes of the database %s were lost".formatted(changes, file);
  }

  /**
   * A copy with fewer changes was put in the database's place. It stays.
   *
   * @param kept the count that it has
   * @param known the count that the one before had
   * @return what it lacks, for the person
   */
  String ofCopy(long kept, long known) {
    long changes = known - kept;
    String what =
        "the database %s was put there since Tunebench closed the one before, and is used as it is; it lacks %s"
            .formatted(
                file,
                changes == 1
                    ? "the last change of that one"
                    : "the last %d changes of that one".formatted(changes));
    return sentence(
        backups.all().stream()
            .filter(backup -> backup.isWhole() && backup.changes() > kept)
            .findFirst()
            .map(
                backup -> "%s, and the automatic backup %s has more".formatted(what, backup.file()))
            .orElse(what));
  }

  /**
   * The database cannot be opened, or is not there.
   *
   * @param known the count that it had, if that is known
   * @param mayScan whether the file is there, and what it holds may do
   * @return what was done, for the person; empty if nothing helped, and nothing was changed
   */
  Optional<String> ofDamage(String reason, OptionalLong known, boolean mayScan) {
    try {
      boolean isThere = Files.exists(file);
      long found = mayScan ? scanned() : NOTHING;
      String what =
          isThere
              ? "the database %s was damaged (%s)".formatted(file, reason)
              : "the database %s was gone".formatted(file);
      Optional<Backups.Backup> better = unpackBest(found);
      if (better.isPresent()) {
        return Optional.of(putInPlace(better.get(), what, known));
      }
      if (found >= 0) {
        return Optional.of(
            useScanned("%s: it was mended, and %s".formatted(what, missing(known, found))));
      }
      return !isThere && known.orElse(0) > 0
          ? Optional.of(sentence(what + ", and so was every backup of it: it begins anew"))
          : Optional.empty();
    } finally {
      delete(home.resolve(SCANNED));
    }
  }

  /**
   * Looks for the latest state in the whole file, not only where H2 expects it: after a kill in the
   * middle of a write, H2 may take an older state that is complete for the last one.
   *
   * @return the count of what was found, which the scanned copy then has; -1 if nothing was
   * @throws WorkspaceException if there is no room to look, which must not pass for finding nothing
   */
  private long scanned() {
    Path copy = home.resolve(SCANNED);
    try {
      copyTo(copy);
      // Closing writes down which state is the last.
      new MVStore.Builder().fileName(copy.toString()).recoveryMode().open().close();
      return Health.countOfWhole(copy);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      NewFile.refuseIfUnwritten(copy, e);
      // H2 stumbles over random bytes in many ways, also by asking for as much memory as noise
      // says that it needs; whichever it is, there is nothing to be had.
      LOG.warn("nothing more is found in {}", file, e);
      return NOTHING;
    }
  }

  private void copyTo(Path copy) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      NewFile.write(bytes, copy);
    }
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      LOG.warn("{} stays", copy, e);
    }
  }

  /** The backup with most changes that is whole, unpacked, if it has more than so many. */
  private Optional<Backups.Backup> unpackBest(long changes) {
    for (Backups.Backup backup : backups.all()) {
      if (backup.changes() <= changes) {
        break;
      }
      if (isUnpacked(backup, home.resolve(UNPACKED))) {
        return Optional.of(backup);
      }
    }
    return Optional.empty();
  }

  /** Whether a backup is whole; what is not does not stay. */
  private static boolean isUnpacked(Backups.Backup backup, Path unpacked) {
    boolean whole = false;
    try {
      whole = Backups.isWholeIn(backup.file(), unpacked);
    } finally {
      if (!whole) {
        delete(unpacked);
      }
    }
    return whole;
  }

  private String putInPlace(Backups.Backup backup, String what, OptionalLong known) {
    String kept = setAside();
    replaceBy(home.resolve(UNPACKED));
    return sentence(
        "%s: it was put back from the automatic backup of %s, and %s%s"
            .formatted(what, TIME.format(backup.taken()), missing(known, backup.changes()), kept));
  }

  private String useScanned(String what) {
    String kept = setAside();
    replaceBy(home.resolve(SCANNED));
    return sentence(what + kept);
  }

  /**
   * Goes on in the file, which then writes over what H2 takes for free space: all that was lost may
   * be there. A copy of it is kept first. Where the disk has no room for one, the workspace is
   * refused, as where it has none to look for more in the file, which takes as much.
   */
  private String goOn(String what) {
    Path copy = home.resolve(SCANNED);
    try {
      copyTo(copy);
      Path aside = freeName();
      Files.move(copy, aside, StandardCopyOption.ATOMIC_MOVE);
      return sentence(what + asItWas(aside));
    } catch (IOException e) {
      NewFile.refuseIfUnwritten(copy, e);
      throw Failures.ofFile(file, e);
    }
  }

  /** Keeps the file that is about to be replaced, if it is there; says where. */
  private String setAside() {
    if (!Files.exists(file)) {
      return "";
    }
    Path aside = freeName();
    try {
      // A second name, which takes no room, and at no moment is there no database.
      Files.createLink(aside, file);
    } catch (IOException | UnsupportedOperationException noLinks) {
      LOG.debug("{} cannot be linked here", file, noLinks);
      try {
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw Failures.ofFile(file, e);
      }
    }
    return asItWas(aside);
  }

  private void replaceBy(Path copy) {
    try {
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failures.ofFile(file, e);
    }
  }

  /** Several may be kept within a second. */
  private Path freeName() {
    String name = "damaged-" + backups.stamp();
    Path free = backups.folder().resolve(name + SUFFIX);
    for (int i = 2; Files.exists(free); i++) {
      free = backups.folder().resolve(name + "-" + i + SUFFIX);
    }
    return free;
  }

  private static String asItWas(Path aside) {
    return "; the file as it was is " + aside;
  }

  private static String missing(OptionalLong known, long found) {
    if (known.isEmpty()) {
      return "what changed after it may be missing";
    }
    long later = known.getAsLong() - found;
    return later <= 0
        ? "nothing is missing"
        : later == 1
            ? "the one change after it is lost"
            : "the %d changes after it are lost".formatted(later);
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
