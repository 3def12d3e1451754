package org.tunebench.engine.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * Where a study stands at one moment: a value that any thread may keep.
 *
 * @param study its definition and stored state; its elapsed time is that of this moment
 * @param status what it is doing
 * @param trials all trials by number
 * @param best number of the completed trial with the best metric, or empty
 * @param used how many of the budget's trials are used up or running
 * @param remaining estimated time to the end, or empty where it cannot be said yet or nothing runs
 * @param note what the sampler is doing and why, one sentence; or what the study waits for; or, at
 *     rest, why its last run ended
 * @param problem why the study ended or cannot start, one sentence, or empty
 * @param jobs where trials on a cluster are, by their number
 * @param seats the devices of this machine that it runs on; those that it has given up, too
 */
public record StudySnapshot(
    Study study,
    RunStatus status,
    List<Trial> trials,
    OptionalInt best,
    int used,
    Optional<Duration> remaining,
    String note,
    Optional<String> problem,
    Map<Integer, JobPlace> jobs,
    List<SeatState> seats) {
  /** Copies the lists and the places. */
  public StudySnapshot {
    trials = List.copyOf(trials);
    jobs = Map.copyOf(jobs);
    seats = List.copyOf(seats);
  }

  /** A study on this machine. */
  public StudySnapshot(
      Study study,
      RunStatus status,
      List<Trial> trials,
      OptionalInt best,
      int used,
      Optional<Duration> remaining,
      String note,
      Optional<String> problem) {
    this(study, status, trials, best, used, remaining, note, problem, Map.of(), List.of());
  }

  /** The same on a cluster. */
  StudySnapshot withJobs(Map<Integer, JobPlace> places) {
    return new StudySnapshot(
        study, status, trials, best, used, remaining, note, problem, places, seats);
  }

  /** The same on these devices. */
  StudySnapshot withSeats(List<SeatState> devices) {
    return new StudySnapshot(
        study, status, trials, best, used, remaining, note, problem, jobs, devices);
  }

  /** The same with what went wrong in place of why it ended. */
  StudySnapshot withProblem(String sentence) {
    return new StudySnapshot(
        study, status, trials, best, used, remaining, "", Optional.of(sentence), jobs, seats);
  }

  /** Whether it has come to its end without one completed trial. */
  public boolean isWithoutResult() {
    return study.state().isWithoutResult(count(TrialState.COMPLETED));
  }

  /** How many of the budget's trials are over: replicates are beside it. */
  public int done() {
    return TrialCounts.of(trials).done();
  }

  /**
   * How many of the budget's trials take their place in it again, whatever it is then: those that
   * were interrupted, and others that wait to be tried again.
   */
  public int goingOn() {
    Set<Integer> triedAgain = new HashSet<>();
    trials.forEach(trial -> trial.source().retryOf().ifPresent(triedAgain::add));
    return (int)
        trials.stream()
            .filter(trial -> trial.source().origin().isOfSearch())
            .filter(
                trial ->
                    trial.state() == TrialState.WAITING && trial.source().retryOf().isPresent()
                        || trial.state() == TrialState.INTERRUPTED
                            && !triedAgain.contains(trial.number()))
            .count();
  }

  /**
   * Refuses a budget of fewer trials than there are in any case.
   *
   * @throws WrongInputException saying how many that are
   */
  void requireEnough(Budget budget) {
    int goingOn = goingOn();
    int least = done() + goingOn;
    if (budget.trials() < least) {
      String why =
          goingOn == 0
              ? "so many are done already"
              : (done() == 1 ? "1 is" : done() + " are")
                  + " done already and "
                  + goingOn
                  + " are tried again";
      throw new WrongInputException(
          "budget.trials",
          "must be at least " + least + ", since " + why + ", not " + budget.trials());
    }
  }

  /**
   * Whether a trial is over and uses up one of the budget's, as {@link #done()} counts them.
   *
   * @param trial one of {@link #trials()}
   */
  public boolean isDone(Trial trial) {
    return trial.state().isTerminal()
        && TrialCounts.usesBudget(
            trial.state(), trial.source().origin(), isTriedAgain(trial.number()));
  }

  private boolean isTriedAgain(int number) {
    for (Trial later : trials.subList(number + 1, trials.size())) {
      OptionalInt first = later.source().retryOf();
      if (first.isPresent() && first.getAsInt() == number) {
        return true;
      }
    }
    return false;
  }

  /**
   * Trials of the person's own that stand beside the budget.
   *
   * @param done how many of them are over
   * @param all how many there are; one that is tried again counts once
   */
  public record Beside(int done, int all) {
    /** Whether some of them still have to run. */
    public boolean goesOn() {
      return done < all;
    }

    /** The replicates among all trials of a study. */
    public static Beside replicatesOf(List<Trial> trials) {
      Set<Integer> triedAgain = new HashSet<>();
      int done = 0;
      int all = 0;
      for (Trial trial : trials) {
        if (trial.isReplicate()) {
          trial.source().retryOf().ifPresent(triedAgain::add);
          all++;
          done += trial.state().isTerminal() ? 1 : 0;
        }
      }
      // Each of those has ended, and a later one stands for it.
      return new Beside(done - triedAgain.size(), all - triedAgain.size());
    }
  }

  /** How far the replicates are. */
  public Beside replicates() {
    return Beside.replicatesOf(trials);
  }

  /** How far it is, from 0 to 1: its search, and its replicates as long as some have to run. */
  public double share() {
    Beside again = replicates();
    int more = again.goesOn() ? again.all() : 0;
    int over = done() + (again.goesOn() ? again.done() : 0);
    return Math.min(1, (double) over / (study.spec().budget().trials() + more));
  }

  /** Number of trials in a state. */
  public int count(TrialState state) {
    int count = 0;
    for (Trial trial : trials) {
      if (trial.state() == state) {
        count++;
      }
    }
    return count;
  }
}
