package org.tunebench.engine.objective.scvi;

import org.tunebench.engine.Decimals;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.Split;
import org.tunebench.engine.study.Settings;

/**
 * Which cells are held out, as a study file says.
 *
 * @param testShare share of the cells that early stopping and the search look at
 * @param unseenShare share of the cells that nothing looks at before a trial has ended; 0 for none
 */
record HeldOutCells(double testShare, double unseenShare) {
  static final String TEST_SHARE = "test-share";
  static final String UNSEEN_SHARE = "unseen-share";

  private static final double MOST = 0.9;

  static HeldOutCells read(Settings settings) {
    HeldOutCells read =
        new HeldOutCells(
            settings.number(TEST_SHARE, Split.DEFAULT_TEST_SHARE, 0.01, MOST),
            settings.number(UNSEEN_SHARE, 0, 0, MOST));
    if (read.testShare + read.unseenShare > MOST) {
      throw new WrongInputException(
          settings.field(UNSEEN_SHARE),
          "%s beside the %s held out leave too few cells to train on: together at most %s"
              .formatted(
                  Decimals.text(read.unseenShare),
                  Decimals.text(read.testShare),
                  Decimals.text(MOST)));
    }
    return read;
  }

  /** Whether some cells are put aside. */
  boolean putsAside() {
    return unseenShare > 0;
  }

  /**
   * Splits the cells.
   *
   * @throws WrongInputException naming the setting
   */
  Split split(int cells, long seed) {
    Split held = DataSettings.within(TEST_SHARE, () -> Split.of(cells, testShare, seed));
    int unseen = Math.min(held.train().length, (int) Math.round(cells * unseenShare));
    Split split = held.puttingAside(unseen);
    if (split.train().length < TrainingConfig.SMALLEST_BATCH) {
      throw new WrongInputException(
          "objective.scvi." + TEST_SHARE,
          "%d cells leave %d to train on beside those held out; training needs at least %d"
              .formatted(cells, split.train().length, TrainingConfig.SMALLEST_BATCH));
    }
    if (putsAside() && unseen == 0) {
      throw new WrongInputException(
          "objective.scvi." + UNSEEN_SHARE,
          "%s of %d cells is not one: give a larger share, or 0"
              .formatted(Decimals.text(unseenShare), cells));
    }
    return split;
  }
}
