package org.tunebench.engine.data;

import org.tunebench.engine.WrongInputException;

/** Compares the data that a study goes on with to that which it began with. */
public final class Pin {
  /** The setting of an objective that keeps the fingerprint of its data. */
  public static final String SETTING = "fingerprint";

  private static final int SHOWN = 8;

  private Pin() {}

  /**
   * @param path of the data, for the sentence
   * @param kept the fingerprint that the study keeps
   * @param found the fingerprint of what was read
   * @throws WrongInputException if they differ
   */
  public static void requireSame(String path, String kept, String found) {
    if (!kept.equals(found)) {
      throw new WrongInputException(
          "",
          ("%s has changed: its fingerprint is %s…, and this study is of the data with %s…; trials on"
                  + " both could not be compared, so put the data back or begin a new study")
              .formatted(path, head(found), head(kept)));
    }
  }

  private static String head(String fingerprint) {
    return fingerprint.substring(0, Math.min(SHOWN, fingerprint.length()));
  }
}
