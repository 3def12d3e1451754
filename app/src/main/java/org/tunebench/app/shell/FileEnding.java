package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives a file that is to be written the ending of the kind that the person chose. */
final class FileEnding {
  private FileEnding() {}

  /**
   * The file with an ending. A kind other than the first was chosen, and counts; the first one is
   * chosen already, so that the ending of another one that was typed counts more.
   *
   * @param kinds what was offered, their patterns as {@code *.png}
   * @param chosen one of them
   */
  static Path of(Path file, List<Dialogs.FileKind> kinds, Dialogs.FileKind chosen) {
    String name = file.getFileName().toString();
    Optional<String> known =
        kinds.stream().flatMap(kind -> ending(name, kind).stream()).findFirst();
    boolean first = kinds.get(0).equals(chosen);
    if (ending(name, chosen).isPresent() || first && known.isPresent()) {
      return file;
    }
    String bare = name.substring(0, name.length() - known.map(String::length).orElse(0));
    return file.resolveSibling(bare + chosen.patterns().get(0).substring(1));
  }

  /** The ending of a name, if it is one of a kind's. */
  private static Optional<String> ending(String name, Dialogs.FileKind kind) {
    return kind.patterns().stream()
        .map(pattern -> pattern.substring(1))
        .filter(ending -> name.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
