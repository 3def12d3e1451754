package org.tunebench.engine.study;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tunebench.engine.space.SearchSpace;

/**
 * A history without the trials that were interrupted and taken up again: what goes on with them has
 * their place. Trials are addressed by their turn ({@link History#turn}), so a sampler suggests
 * what it would have suggested had nothing been interrupted. It shows a moment: whoever keeps it
 * while the history grows reads nonsense.
 */
final class UninterruptedHistory implements History {
  private final History whole;

  /** By turn: the last trial that has it. */
  private final int[] numbers;

  /** Turns of those that run or wait, ascending. */
  private final int[] pending;

  /**
   * @param whole with the interrupted trials
   */
  UninterruptedHistory(History whole) {
    this.whole = whole;
    this.numbers = new int[whole.turn(whole.size())];
    for (int number = 0; number < whole.size(); number++) {
      if (!whole.isTakenUp(number)) {
        numbers[whole.turn(number)] = number;
      }
    }
    this.pending =
        IntStream.range(0, whole.pendingCount())
            .map(i -> whole.turn(whole.pending(i)))
            .sorted()
            .toArray();
  }

  @Override
  public SearchSpace space() {
    return whole.space();
  }

  @Override
  public Goal goal() {
    return whole.goal();
  }

  @Override
  public long seed() {
    return whole.seed();
  }

  @Override
  public int budget() {
    return whole.budget();
  }

  @Override
  public int places() {
    return whole.places();
  }

  @Override
  public int size() {
    return numbers.length;
  }

  /** The trial of a turn; its own number may be higher. */
  @Override
  public Trial trial(int turn) {
    return whole.trial(numbers[turn]);
  }

  @Override
  public TrialState state(int turn) {
    return whole.state(numbers[turn]);
  }

  @Override
  public double loss(int turn) {
    return whole.loss(numbers[turn]);
  }

  @Override
  public double unit(int parameter, int turn) {
    return whole.unit(parameter, numbers[turn]);
  }

  @Override
  public int rankedCount() {
    return whole.rankedCount();
  }

  @Override
  public int ranked(int rank) {
    return whole.turn(whole.ranked(rank));
  }

  @Override
  public int rankedWithLoss() {
    return whole.rankedWithLoss();
  }

  @Override
  public int rankedUseful() {
    return whole.rankedUseful();
  }

  @Override
  public int pendingCount() {
    return pending.length;
  }

  @Override
  public int pending(int index) {
    return pending[index];
  }

  @Override
  public OptionalInt retryOf(int turn) {
    OptionalInt first = whole.retryOf(numbers[turn]);
    while (first.isPresent() && whole.isTakenUp(first.getAsInt())) {
      first = whole.retryOf(first.getAsInt());
    }
    return first.isPresent() ? OptionalInt.of(whole.turn(first.getAsInt())) : first;
  }

  @Override
  public boolean isTriedAgain(int turn) {
    return whole.isTriedAgain(numbers[turn]);
  }

  @Override
  public boolean isTakenUp(int turn) {
    return false;
  }

  @Override
  public int turn(int turn) {
    return turn;
  }

  @Override
  public Curve curve(int turn) {
    return whole.curve(numbers[turn]);
  }
}
