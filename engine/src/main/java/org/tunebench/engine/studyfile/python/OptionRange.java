package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Distribution;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.studyfile.python.ScriptOption.Type;

/**
 * Values of a script's option that are worth a try, guessed from its name, type and default as
 * those who tune by hand would: a learning rate over orders of magnitude around its default, a
 * dropout below a half, sizes by factors. A person looks at them before they are used.
 */
final class OptionRange {
  /** Where a trial runs and what it tells, its data and its randomness: nothing to search. */
  private static final Set<String> MACHINE =
      words(
          "seed workers worker gpu gpus device devices cuda mps rank port world threads "
              + "jobs interval every freq frequency log logging print save saved resume verbose "
              + "verbosity quiet debug dry id wandb tensorboard download distributed profile test "
              + "eval evaluate val valid validation path dir data dataset file output out "
              + "checkpoint checkpoints name version split backend mode level task host force "
              + "overwrite cache");

  /** How long a trial trains: it may be searched, but it is seldom meant to be. */
  private static final Set<String> EFFORT =
      words(
          "epochs epoch steps iterations iters iter patience warmup folds limit samples len "
              + "length vocab image img crop classes");

  /** Truth values and words that are chosen for the result's sake. */
  private static final Set<String> CHOSEN =
      words(
          "optimizer optimiser optim opt activation act nonlinearity scheduler sched loss "
              + "norm normalization bn arch model kernel criterion init solver booster pooling "
              + "pool rnn cell bias residual skip nesterov amsgrad bidirectional augment "
              + "augmentation tied");

  private static final Set<String> RATES = words("lr eta lrate");

  /** What goes with a schedule, which few search. */
  private static final Set<String> SCHEDULE =
      words("warmup min max start end final cycle noise sched bn");

  private static final Set<String> PENALTIES =
      words("wd decay l1 l2 reg regularization lambda alpha penalty");
  private static final Set<String> DROPS = words("dropout drop droprate dropconnect");
  private static final Set<String> NEAR_ONE =
      words("beta1 beta2 beta gamma rho ema tau discount decay");
  private static final Set<String> SHARES =
      words("subsample colsample fraction bytree bylevel bagging features");
  private static final Set<String> COUNTS = words("layers depth blocks stages nlayers");
  private static final Set<String> SIZES =
      words(
          "hidden nhid units dim dims width channels filters embed embedding emsize neurons "
              + "latent size ffn");
  private static final Set<String> TREES = words("estimators trees leaves rounds leaf bins");

  private static final int FEW = 10;

  private final ScriptOption option;
  private final Set<String> words;
  private final String joined;

  OptionRange(ScriptOption option) {
    this.option = option;
    this.words = Set.copyOf(List.of(option.name().toLowerCase(Locale.ROOT).split("[_.-]+")));
    this.joined = String.join("", option.name().toLowerCase(Locale.ROOT).split("[_.-]+"));
  }

  private static Set<String> words(String all) {
    return Set.of(all.split(" "));
  }

  private boolean says(Set<String> known) {
    return words.stream().anyMatch(known::contains) || known.contains(joined);
  }

  boolean isUsuallyTuned() {
    boolean known =
        switch (option.type()) {
          case REAL ->
              isRate()
                  || says(PENALTIES)
                  || says(DROPS)
                  || says(NEAR_ONE)
                  || says(SHARES)
                  || words.contains("momentum")
                  || words.contains("smoothing");
          case WHOLE ->
              words.contains("batch")
                  || isCount()
                  || (says(SIZES) && !words.contains("step"))
                  || says(TREES)
                  || words.contains("heads");
          default -> says(CHOSEN);
        };
    boolean isNumber = option.type() == Type.REAL || option.type() == Type.WHOLE;
    boolean isScheduled = isNumber && words.stream().anyMatch(SCHEDULE::contains);
    return known && !says(MACHINE) && !says(EFFORT) && !(isScheduled && !isDepth());
  }

  private boolean isRate() {
    List<String> parts = List.of(option.name().toLowerCase(Locale.ROOT).split("[_.-]+"));
    return RATES.contains(parts.get(parts.size() - 1))
        || joined.endsWith("learningrate")
        || joined.equals("stepsize");
  }

  /** The greatest depth of a tree is what is meant where one is asked for. */
  private boolean isDepth() {
    return words.contains("depth") || words.contains("features") || words.contains("leaves");
  }

  /** How many layers, unless it is how large they are. */
  private boolean isCount() {
    return says(COUNTS)
        && words.stream().noneMatch(Set.of("size", "dim", "width", "units")::contains);
  }

  Optional<Distribution> values() {
    if (says(MACHINE) || !Parameter.canBe(option.name()) || option.type() == Type.OTHER) {
      return Optional.empty();
    }
    try {
      if (!option.choices().isEmpty()) {
        return option.choices().size() > 1
            ? Optional.of(new Choice(option.choices()))
            : Optional.empty();
      }
      return switch (option.type()) {
        case SWITCH -> Optional.of(Choice.of(true, false));
        case REAL -> real();
        case WHOLE -> whole();
        default -> Optional.empty();
      };
    } catch (WrongInputException noRange) {
      // A default such as 1e300, around which there is none.
      return Optional.empty();
    }
  }

  private Optional<Distribution> real() {
    double[] around = realBounds();
    double low = Math.max(around[0], option.limits().low());
    double high = Math.min(around[1], option.limits().high());
    if (!(low < high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      return Optional.empty();
    }
    boolean log = around[2] > 0 && low > 0;
    return Optional.of(
        new FloatRange(Rounding.significant(low), Rounding.significant(high), log, 0));
  }

  /** From, to, and whether by orders of magnitude; infinite where there is nothing to say. */
  private double[] realBounds() {
    double d = option.standard().map(value -> ((Number) value).doubleValue()).orElse(Double.NaN);
    boolean isNearOne = d >= 0.5 && d < 1;
    if (isRate()) {
      return d > 0 ? log(d / 100, Math.max(d, Math.min(1, d * 100))) : log(1e-5, 1e-1);
    }
    if (words.contains("momentum")) {
      return linear(0, 0.99);
    }
    if (says(DROPS)) {
      return linear(0, d > 0.25 && d < 0.9 ? Math.min(0.9, 2 * d) : 0.5);
    }
    if (words.contains("smoothing")) {
      return linear(0, 0.3);
    }
    if (says(NEAR_ONE) && isNearOne) {
      return linear(Math.max(0.5, 1 - 10 * (1 - d)), 1 - (1 - d) / 10);
    }
    if (says(PENALTIES)) {
      return d > 0 ? log(d / 100, Math.max(d, Math.min(1, d * 100))) : log(1e-6, 1e-2);
    }
    if (says(SHARES) && !(d > 1)) {
      return linear(d > 0 ? d / 2 : 0.5, 1);
    }
    return around(d);
  }

  /** Around a default of which nothing else is known. */
  private double[] around(double d) {
    if (Double.isNaN(d)) {
      double low = option.limits().low();
      double high = option.limits().high();
      return low > 0 && high / low >= 1000 ? log(low, high) : linear(low, high);
    }
    if (d <= 0) {
      return d < 0 ? linear(2 * d, 0) : linear(0, 1);
    }
    return d >= 0.05 && d < 1 ? linear(0, 1) : log(d / 10, d * 10);
  }

  private static double[] log(double low, double high) {
    return new double[] {low, high, 1};
  }

  private static double[] linear(double low, double high) {
    return new double[] {low, high, 0};
  }

  private Optional<Distribution> whole() {
    long d = option.standard().map(Long.class::cast).orElse(0L);
    if (words.contains("batch") && !words.contains("norm")) {
      return factors(d > 0 ? d : 32, 4);
    }
    if (words.contains("heads")) {
      return factors(d > 0 ? d : 4, 2);
    }
    if (isCount()) {
      boolean isBounded = d == 0 && option.limits().high() < Double.POSITIVE_INFINITY;
      return within(1, isBounded ? Long.MAX_VALUE : Math.max(4, 2 * d), false, 1);
    }
    if (words.contains("kernel")) {
      return within(1, Math.max(7, 2 * d + 1), false, d % 2 == 0 && d > 0 ? 1 : 2);
    }
    if (d > 0) {
      boolean few = d < FEW && !says(SIZES) && !says(TREES);
      return few
          ? within(1, Math.max(4, 2 * d), false, 1)
          : within(Math.max(1, d / 4), d * 4, true, 1);
    }
    if (says(SIZES)) {
      return within(16, 512, true, 1);
    }
    boolean isZero = option.standard().isPresent() && d == 0;
    return isZero
        ? within(0, FEW, false, 1)
        : within(Long.MIN_VALUE, option.standard().isEmpty() ? Long.MAX_VALUE : d, false, 1);
  }

  private Optional<Distribution> within(long from, long to, boolean log, long step) {
    double low = Math.max(from, Math.ceil(option.limits().low()));
    double high = Math.min(to, Math.floor(option.limits().high()));
    boolean fits = low < high && low >= -IntRange.LARGEST && high <= IntRange.LARGEST;
    return fits
        ? Optional.of(new IntRange((long) low, (long) high, log && low > 0, step))
        : Optional.empty();
  }

  /** A quarter of it to four times as much, or a half to twice, by doubling. */
  private Optional<Distribution> factors(long d, long most) {
    List<Long> values =
        LongStream.iterate(1, f -> f <= most * most, f -> f * 2)
            .map(f -> d * f / most)
            .filter(value -> value >= 1 && value >= option.limits().low())
            .filter(value -> value <= option.limits().high())
            .distinct()
            .boxed()
            .toList();
    return values.size() > 1 ? Optional.of(new Choice(values)) : Optional.empty();
  }
}
