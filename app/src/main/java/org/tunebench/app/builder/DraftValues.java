package org.tunebench.app.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.study.PartKind;

/**
 * What stands in the fields and boxes of a draft, as plain values that a file can hold and that a
 * later version may read. What has no plain form, such as a whole search space, follows from the
 * definition beside it.
 */
final class DraftValues {
  private static final String SPACE = "space/";
  private static final String COUNT = SPACE + SpaceDraft.COUNT;

  private final StudyParts parts;
  private final DraftCells cells;
  private final KeptNumbers numbers;

  DraftValues(StudyParts parts, DraftCells cells) {
    this.parts = parts;
    this.cells = cells;
    this.numbers = new KeptNumbers(parts);
  }

  /** As they are now. */
  Map<String, Object> save() {
    Map<String, Object> plain = new LinkedHashMap<>();
    cells
        .save()
        .forEach(
            (key, value) ->
                plain(value).ifPresent(shown -> plain.put(key, numbers.plain(key, shown))));
    return plain;
  }

  private static Optional<Object> plain(Object value) {
    if (value instanceof PartKind kind) {
      return Optional.of(kind.kind());
    }
    if (value instanceof ObjectiveType.Metric metric) {
      return Optional.of(metric.name());
    }
    if (value instanceof Enum<?> choice) {
      return Optional.of(choice.name());
    }
    boolean isPlain =
        value instanceof String || value instanceof Boolean || value instanceof Integer;
    return isPlain ? Optional.of(value) : Optional.empty();
  }

  /** Chooses what was chosen, as a person does: what follows from each choice is there then. */
  void choose(Map<String, Object> kept) {
    choose(parts.objective().part(), kept.get("objective/part kind"));
    choose(parts.sampler(), kept.get("sampler/kind"));
    choose(parts.pruner(), kept.get("pruner/kind"));
    choose(parts.devices().places(), kept.get("places/kind"));
    parts.metric().offered().stream()
        .filter(metric -> metric.name().equals(kept.get("metric/metric")))
        .findFirst()
        .ifPresent(parts.metric().metricProperty()::set);
  }

  private static void choose(PartDraft part, Object kind) {
    part.kinds().stream()
        .filter(known -> known.kind().equals(kind))
        .findFirst()
        .filter(known -> !known.equals(part.kindProperty().get()))
        .ifPresent(part.kindProperty()::set);
    // Fields are made when they are first asked for.
    part.settings();
  }

  /** Fills fields and boxes; what is not understood stays as it is. */
  void restore(Map<String, Object> plain) {
    Map<String, Object> kept = new LinkedHashMap<>(plain);
    kept.replaceAll(numbers::local);
    Map<String, Object> state = new LinkedHashMap<>(cells.save());
    kept.forEach(
        (key, value) -> {
          if (!key.startsWith(SPACE)) {
            fitting(state.get(key), value).ifPresent(fits -> state.put(key, fits));
          }
        });
    putSpace(kept, state);
    cells.restore(state);
  }

  private static Optional<Object> fitting(Object now, Object kept) {
    if (now instanceof Enum<?> choice) {
      return List.of(choice.getDeclaringClass().getEnumConstants()).stream()
          .filter(known -> ((Enum<?>) known).name().equals(kept))
          .map(Object.class::cast)
          .findFirst();
    }
    return now != null && now.getClass().isInstance(kept) ? Optional.of(kept) : Optional.empty();
  }

  /** The rows may be others than those that are there: each has all that a new row has. */
  private void putSpace(Map<String, Object> kept, Map<String, Object> state) {
    if (!(kept.get(COUNT) instanceof Integer count) || count > kept.size()) {
      return;
    }
    state.keySet().removeIf(key -> key.startsWith(SPACE));
    state.put(COUNT, count);
    Map<String, Object> blank = parts.space().blankRow();
    for (int i = 0; i < count; i++) {
      String row = SPACE + i + ".";
      blank.forEach(
          (name, usual) ->
              state.put(row + name, fitting(usual, kept.get(row + name)).orElse(usual)));
      kept.forEach(
          (key, value) -> {
            if (key.startsWith(row) && value instanceof String) {
              state.putIfAbsent(key, value);
            }
          });
      for (int k = 0; k < (Integer) state.get(row + ParameterDraft.CONDITIONS); k++) {
        state.putIfAbsent(row + ParameterDraft.VALUES + k, "");
      }
    }
  }
}
