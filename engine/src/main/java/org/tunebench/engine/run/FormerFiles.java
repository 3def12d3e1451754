package org.tunebench.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.Removal;
import org.tunebench.engine.study.StorageException;

/**
 * What lies where a new trial or study is to write. A database that has lost changes, such as one
 * that was brought back from a backup, gives the keys and numbers of what it has lost once more,
 * while the files are still there: a trial would go on from the checkpoint of another one, or have
 * its values. So they are moved aside, to a folder beside: nobody takes them for the new one's, and
 * the person still has them. What was moved there before goes, so that the disk holds one such
 * generation at most.
 */
final class FormerFiles {
  private static final Logger LOG = LoggerFactory.getLogger(FormerFiles.class);

  /** Follows the name of a folder. */
  static final String ASIDE = ".before";

  private FormerFiles() {}

  /**
   * Gives a place free for something new.
   *
   * @param folder a trial's or a study's; need not exist
   * @throws StorageException if what lies there cannot be moved: it is as it was then
   */
  static void setAside(Path folder) {
    Path aside = folder.resolveSibling(folder.getFileName() + ASIDE);
    try {
      if (!isFree(folder)) {
        Removal.of(aside);
        Files.move(folder, aside);
        LOG.warn("{} had files of what the workspace has lost: they are in {}", folder, aside);
      }
    } catch (IOException e) {
      throw new StorageException(
          "The folder %s has files of a trial that the workspace has lost, and they cannot be moved to %s (%s): move them elsewhere yourself"
              .formatted(folder, aside, e.getMessage()),
          e);
    }
  }

  private static boolean isFree(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    }
  }
}
