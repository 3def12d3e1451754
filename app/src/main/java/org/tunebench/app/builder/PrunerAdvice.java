package org.tunebench.app.builder;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Texts;

/**
 * What a pruner would do badly with trials of so many epochs as the objective has: nothing that is
 * wrong, and yet what one had rather know before a search of days.
 */
final class PrunerAdvice {
  private static final String MIN_EPOCHS = "min-epochs";
  private static final String WARMUP = "warmup-epochs";

  /** The share of a trial in which curves settle, and before which they are not compared. */
  private static final long PART = 4;

  private final Texts texts;
  private final PartDraft pruner;
  private final ObjectiveEpochs epochs;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");

  PrunerAdvice(Texts texts, PartDraft pruner, ObjectiveEpochs epochs) {
    this.texts = texts;
    this.pruner = pruner;
    this.epochs = epochs;
  }

  /** One sentence, or empty. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The definition has changed. */
  void update() {
    Optional<String> advice =
        switch (pruner.kindProperty().get().kind()) {
          case "hyperband" -> ofMostEpochs().or(this::ofLeastEpochs);
          case "successive-halving" -> ofLeastEpochs();
          case "median", "percentile" -> ofWarmup();
          default -> Optional.empty();
        };
    text.set(advice.orElse(""));
  }

  private Optional<String> ofMostEpochs() {
    Optional<Long> most = given(DataDraft.MAX_EPOCHS);
    return most.flatMap(up -> epochs.now().flatMap(all -> ofMostEpochs(up, all)));
  }

  private Optional<String> ofMostEpochs(long most, long all) {
    String key = most > all ? "Builder.Pruner.tooLong" : "Builder.Pruner.tooShort";
    boolean near = most <= all && 2 * most > all;
    return near ? Optional.empty() : Optional.of(say(key, DataDraft.MAX_EPOCHS, all, most));
  }

  private Optional<String> ofLeastEpochs() {
    long least = given(MIN_EPOCHS).orElse(1L);
    return epochs
        .now()
        .filter(all -> least >= all && all > 1)
        .map(all -> say("Builder.Pruner.never", MIN_EPOCHS, all, part(all)));
  }

  private Optional<String> ofWarmup() {
    if (given(WARMUP).orElse(0L) > 0) {
      return Optional.empty();
    }
    Optional<Long> all = epochs.now();
    return all.isEmpty()
        ? Optional.of(texts.get("Builder.Pruner.early", SettingLabels.of(WARMUP, texts)))
        : all.filter(known -> known >= PART)
            .map(known -> say("Builder.Pruner.earlyOf", WARMUP, known, part(known)));
  }

  private static long part(long all) {
    return Math.max(1, all / PART);
  }

  private String say(String key, String setting, long all, long number) {
    return texts.get(key, SettingLabels.of(setting, texts), all, number);
  }

  /** What was typed and is right. */
  private Optional<Long> given(String setting) {
    return pruner
        .setting(setting)
        .flatMap(draft -> draft.field().value())
        .flatMap(value -> value)
        .map(value -> ((Number) value).longValue());
  }
}
