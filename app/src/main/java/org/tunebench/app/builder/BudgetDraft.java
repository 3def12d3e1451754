package org.tunebench.app.builder;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.app.field.EndingFields;
import org.tunebench.app.field.InputField;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Sizes;
import org.tunebench.engine.study.Stopping;
import org.tunebench.engine.study.Target;

/** The budget as it is being set, and the seed. */
final class BudgetDraft {
  private static final int MOST_RETRIES = 100;

  private final EndingFields ending;
  private final InputField<Long> parallel;
  private final InputField<Long> retries;
  private final InputField<Long> seed;
  private final InputField<Optional<Long>> disk;

  BudgetDraft(Texts texts, Runnable changed) {
    Readers read = new Readers(texts);
    ending = new EndingFields(texts, changed);
    parallel = new InputField<>(texts.get("Builder.Parallel"), read.parallel(), changed);
    retries = new InputField<>(texts.get("Builder.Retries"), read.whole(0, MOST_RETRIES), changed);
    disk = new InputField<>(texts.get("Builder.Disk"), Readers.optional(read::size), changed);
    seed = new InputField<>(texts.get("Builder.Seed"), read::anyWhole, changed);
  }

  void preset(Budget budget, long seedValue) {
    ending.preset(budget);
    parallel.preset(budget.isAutoParallel() ? Readers.AUTO : Integer.toString(budget.parallel()));
    disk.preset(
        budget.disk().isPresent() ? Numbers.local(Sizes.exact(budget.disk().getAsLong())) : "");
    retries.preset(Integer.toString(budget.retries()));
    seed.preset(Long.toString(seedValue));
  }

  InputField<Long> trials() {
    return ending.trials();
  }

  InputField<Optional<Duration>> time() {
    return ending.time();
  }

  InputField<Long> parallel() {
    return parallel;
  }

  InputField<Long> retries() {
    return retries;
  }

  InputField<Long> seed() {
    return seed;
  }

  InputField<Optional<Long>> disk() {
    return disk;
  }

  /** A value of the metric that is good enough. */
  InputField<Optional<Double>> target() {
    return ending.target();
  }

  /** How many trials without a better one are enough. */
  InputField<Optional<Long>> patience() {
    return ending.patience();
  }

  /** Values of any final metrics that are good enough. */
  InputField<Optional<List<Target>>> until() {
    return ending.until();
  }

  /** The fields in the order of the screen. */
  List<InputField<?>> fields() {
    return List.of(trials(), time(), parallel, retries, disk, seed, target(), patience(), until());
  }

  /** The budget; all fields are right. */
  Budget budget() {
    Budget rest =
        new Budget(
            1,
            Optional.empty(),
            parallel.value().orElseThrow().intValue(),
            retries.value().orElseThrow().intValue(),
            Stopping.NEVER,
            disk.value().orElseThrow().stream().mapToLong(bytes -> bytes).findFirst());
    return ending.on(rest);
  }

  /** The words of a study file with what was typed, right or wrong, and no empty ones. */
  Map<String, Object> typed() {
    Map<String, Object> typed = new LinkedHashMap<>();
    for (String word :
        List.of("trials", "time", "parallel", "retries", "target", "patience", "until", "disk")) {
      String text = field(word).orElseThrow().textProperty().get().strip();
      if (!text.isEmpty()) {
        typed.put(word, plain(word, text));
      }
    }
    return typed;
  }

  /** As a file has it, whatever decimal sign it was typed with. */
  private Object plain(String word, String text) {
    return switch (word) {
      case "target" -> OptionText.meaning(plain(target(), text));
      case "until" ->
          until()
              .value()
              .flatMap(given -> given)
              .<Object>map(given -> given.stream().map(Target::toString).toList())
              .orElse(text);
      case "disk" -> plain(disk, text);
      default -> OptionText.meaning(text);
    };
  }

  /** What is no number stays as it was typed. */
  private static String plain(InputField<?> field, String text) {
    return field.value().isPresent() ? Numbers.typed(text) : text;
  }

  /** The field of a name in {@code budget.trials}, or empty. */
  Optional<InputField<?>> field(String name) {
    return switch (name) {
      case "trials" -> Optional.of(trials());
      case "time" -> Optional.of(time());
      case "parallel" -> Optional.of(parallel);
      case "retries" -> Optional.of(retries);
      case "disk" -> Optional.of(disk);
      case "target" -> Optional.of(target());
      case "patience" -> Optional.of(patience());
      case "until" -> Optional.of(until());
      case "seed" -> Optional.of(seed);
      default -> Optional.empty();
    };
  }
}
