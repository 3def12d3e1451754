package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Sizes;

/**
 * Whether the disk has room for a study to start. What is asked for is what a study needs whatever
 * its objective: room for its rows of the database and for some logs, which may have 10 MB each. A
 * budget's limit on files is not asked for: it is the most that may be kept, not what will be, and
 * what earlier runs have kept of it is on the disk already.
 */
final class FreeSpace {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);

  /** Bytes that must be free. */
  static final long LEAST = 100_000_000;

  private FreeSpace() {}

  /**
   * Asks the disk; one that does not say is trusted.
   *
   * @param folder where the study will write; need not exist
   * @throws WrongInputException if less than {@link #LEAST} is free
   */
  static void require(Path folder) {
    bytes(folder).ifPresent(free -> require(folder, free));
  }

  static void require(Path folder, long free) {
    if (free < LEAST) {
      throw new WrongInputException(
          "",
          "the disk of %s is almost full: it has %s left, and a study needs %s to start; free some, or open a workspace on another disk"
              .formatted(folder, Sizes.disk(free), Sizes.disk(LEAST)));
    }
  }

  /** Bytes that are free for us on the disk of a folder, or empty if that is not known. */
  static OptionalLong bytes(Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return OptionalLong.empty();
    }
    try {
      FileStore disk = Files.getFileStore(there);
      // Some file systems of networks say 0 of everything.
      return disk.getTotalSpace() > 0
          ? OptionalLong.of(disk.getUsableSpace())
          : OptionalLong.empty();
    } catch (IOException e) {
      LOG.warn("the free space of {} is not known", there, e);
      return OptionalLong.empty();
    }
  }
}
