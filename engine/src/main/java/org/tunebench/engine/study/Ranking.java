package org.tunebench.engine.study;

/**
 * The trials that teach something, best first; see {@link History#rankedCount}. Kept sorted by
 * inserting each trial when it ends.
 */
final class Ranking {
  /** Trials that only teach where not to go. */
  private static final int LAST_GROUP = 2;

  private final History history;
  private final IntList numbers = new IntList();
  private int withLoss;
  private int useful;

  Ranking(History history) {
    this.history = history;
  }

  int size() {
    return numbers.size();
  }

  int get(int rank) {
    return numbers.get(rank);
  }

  int withLoss() {
    return withLoss;
  }

  int useful() {
    return useful;
  }

  void insert(int number) {
    int low = 0;
    int high = numbers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(numbers.get(middle), number) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    numbers.insert(low, number);
    if (!Double.isNaN(history.loss(number))) {
      withLoss++;
    }
    if (group(number) < LAST_GROUP) {
      useful++;
    }
  }

  /** Takes a trial out that teaches nothing any more, if it is ranked. */
  void remove(int number) {
    if (numbers.removeValue(number)) {
      if (!Double.isNaN(history.loss(number))) {
        withLoss--;
      }
      if (group(number) < LAST_GROUP) {
        useful--;
      }
    }
  }

  private int group(int number) {
    return switch (history.state(number)) {
      case COMPLETED -> Double.isNaN(history.loss(number)) ? LAST_GROUP : 0;
      case PRUNED, STOPPED -> 1;
      default -> LAST_GROUP;
    };
  }

  /** Equal ones by turn: in whichever order they have ended, they are ranked in that one. */
  private int compare(int a, int b) {
    int byWorth = compareWorth(a, b);
    return byWorth != 0 ? byWorth : Integer.compare(history.turn(a), history.turn(b));
  }

  private int compareWorth(int a, int b) {
    int group = group(a);
    int byGroup = Integer.compare(group, group(b));
    if (byGroup != 0) {
      return byGroup;
    }
    if (group == 0) {
      return Double.compare(history.loss(a), history.loss(b));
    }
    return group == 1 ? compareUnfinished(a, b) : 0;
  }

  /** The farther one stood the pruner's test longer; at the same step the better one leads. */
  private int compareUnfinished(int a, int b) {
    int byStep = Integer.compare(history.curve(b).lastStep(), history.curve(a).lastStep());
    return byStep != 0 ? byStep : Double.compare(lastLoss(a), lastLoss(b));
  }

  private double lastLoss(int number) {
    Curve curve = history.curve(number);
    // Double.compare puts NaN last.
    return curve.size() == 0 ? Double.NaN : history.goal().loss(curve.value(curve.size() - 1));
  }
}
