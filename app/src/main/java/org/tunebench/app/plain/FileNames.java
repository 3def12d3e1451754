package org.tunebench.app.plain;

/** Names of files that are proposed for what has a name of its own. */
public final class FileNames {
  private static final int LONGEST = 80;

  private FileNames() {}

  /**
   * The beginning of a file's name that any file system takes.
   *
   * @param name what the file is of: may hold what no file's name can
   * @param otherwise where nothing of it is left
   */
  public static String of(String name, String otherwise) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|-+$", "");
    return safe.isEmpty() ? otherwise : safe.substring(0, Math.min(safe.length(), LONGEST));
  }
}
