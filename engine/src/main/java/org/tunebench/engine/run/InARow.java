package org.tunebench.engine.run;

/** Something that may be chance, and is believed once it has happened so often in a row. */
final class InARow {
  private final int enough;
  private int times;

  /**
   * @param enough how often is no chance any more
   */
  InARow(int enough) {
    this.enough = enough;
  }

  /** It has happened again; gives whether it is to be believed. */
  boolean again() {
    times++;
    return times >= enough;
  }

  /** It did not happen: counting begins anew. */
  void end() {
    times = 0;
  }

  int times() {
    return times;
  }
}
