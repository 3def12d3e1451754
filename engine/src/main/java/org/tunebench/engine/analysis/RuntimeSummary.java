package org.tunebench.engine.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/**
 * What a search took: the runtime table of scVI's autotune. A training is a trial that has ended
 * and had been started, however it ended; interrupted ones are left out.
 *
 * @param trainings how many there were
 * @param wall how long the study ran, all its runs together; where that was not kept, as of an
 *     imported table, from the first start to the last end; empty if neither is known
 * @param total the times of all trainings together
 * @param average mean time of a training, empty without any
 * @param averageEpochs mean epochs of a training, of those of which they are known
 * @param devices how many devices trials ran on
 * @param bestEpochs epochs of the best completed trial, where they are known
 */
public record RuntimeSummary(
    int trainings,
    Optional<Duration> wall,
    Duration total,
    Optional<Duration> average,
    OptionalDouble averageEpochs,
    int devices,
    OptionalInt bestEpochs) {

  /** Of a study and all its trials. */
  public static RuntimeSummary of(Study study, List<Trial> trials) {
    List<Trial> trained = trials.stream().filter(RuntimeSummary::isTraining).toList();
    List<Duration> times = trained.stream().flatMap(t -> t.run().duration().stream()).toList();
    Duration total = times.stream().reduce(Duration.ZERO, Duration::plus);
    return new RuntimeSummary(
        trained.size(),
        wall(study, trained),
        total,
        times.isEmpty() ? Optional.empty() : Optional.of(total.dividedBy(times.size())),
        trained.stream().flatMapToInt(trial -> trial.knownEpochs().stream()).average(),
        (int)
            trained.stream()
                .map(trial -> trial.run().device())
                .filter(device -> !device.isEmpty())
                .distinct()
                .count(),
        BestAndWorst.ranked(study.spec().metric(), trials).stream()
            .limit(1)
            .flatMapToInt(ranked -> ranked.trial().knownEpochs().stream())
            .findFirst());
  }

  private static boolean isTraining(Trial trial) {
    return trial.state().isTerminal() && trial.state() != TrialState.INTERRUPTED;
  }

  private static Optional<Duration> wall(Study study, List<Trial> trained) {
    if (!study.elapsed().isZero()) {
      return Optional.of(study.elapsed());
    }
    Optional<Instant> first =
        trained.stream().flatMap(t -> t.run().started().stream()).min(Instant::compareTo);
    Optional<Instant> last =
        trained.stream().flatMap(t -> t.run().ended().stream()).max(Instant::compareTo);
    return first.flatMap(from -> last.map(to -> Duration.between(from, to)));
  }
}
