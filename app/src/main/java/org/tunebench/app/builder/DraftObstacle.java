package org.tunebench.app.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.ObjectiveType;
import org.tunebench.engine.study.StudySpec;

/**
 * Why the search that a draft defines cannot start yet: all that is wrong, the first of it in a
 * sentence of its own.
 */
final class DraftObstacle {
  private static final String OBJECTIVE = "objective";

  /** How the fields begin in which the engine finds the same whatever is searched. */
  private static final List<String> APART_FROM_SPACE =
      List.of("metric", "budget", "pruner", "devices");

  private final Services services;
  private final StudyDraft draft;
  private final MissingParameters missing;
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private final ReadOnlyObjectWrapper<List<String>> further =
      new ReadOnlyObjectWrapper<>(this, "further", List.of());

  /**
   * @param missing the parameters that the command names and the space has not, told of by itself
   */
  DraftObstacle(Services services, StudyDraft draft, MissingParameters missing) {
    this.services = services;
    this.draft = draft;
    this.missing = missing;
  }

  /**
   * What the text says counts, too: the search that starts is the one that the person sees.
   *
   * @param wrongText what is wrong with the text beside the form, or empty
   */
  void update(String wrongText) {
    tell(
        wrongText.isEmpty()
            ? shown(draft.checkable().map(this::engineSays).orElseGet(this::saidBesideTheSpace))
            : List.of(wrongText));
  }

  /** Of all that is wrong at once: who mends one thing need not be told of the next one then. */
  private List<WrongInputException> engineSays(StudySpec spec) {
    // What is wrong with the objective is known better where its fields are.
    boolean isRough = draft.parts().objective().problem().isPresent();
    List<WrongInputException> problems =
        services.engine().problems(spec).stream()
            .filter(wrong -> !(isRough && wrong.field().startsWith(OBJECTIVE)))
            .filter(wrong -> !missing.isTold(wrong))
            .collect(Collectors.toCollection(ArrayList::new));
    ObjectiveType type = services.engine().objectives().get(spec.objective().kind());
    if (!isRough) {
      refusal(() -> type.requireFixedOrSearched(spec.objective(), spec.space()))
          .ifPresent(problems::add);
    }
    refusal(() -> spec.first().requireWithin(spec.budget())).ifPresent(problems::add);
    return problems;
  }

  /** While the space itself is wrong, what does not go by it is known all the same. */
  private List<WrongInputException> saidBesideTheSpace() {
    return draft.besideTheSpace().map(services.engine()::problems).orElse(List.of()).stream()
        .filter(wrong -> APART_FROM_SPACE.stream().anyMatch(wrong.field()::startsWith))
        .toList();
  }

  private static Optional<WrongInputException> refusal(Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (WrongInputException wrong) {
      return Optional.of(wrong);
    }
  }

  /** Shows what others say is wrong at its fields, and gives the sentences for the whole. */
  private List<String> shown(List<WrongInputException> said) {
    List<WrongInputException> wrong = said.stream().map(draft.parts()::labelled).toList();
    wrong.forEach(draft.parts()::attach);
    List<String> told = new ArrayList<>(draft.parts().problems().toList());
    // It holds whatever else is wrong, and so does not come up only once the rest is right.
    missing.sentence(services.texts()).ifPresent(one -> told.add(0, one));
    // What has no field of its own is told beside what has.
    wrong.stream()
        .filter(one -> told.stream().noneMatch(known -> known.endsWith(Sentences.beside(one))))
        .map(Sentences::of)
        .filter(one -> !told.contains(one))
        .forEach(told::add);
    return told;
  }

  private void tell(List<String> all) {
    sentence.set(all.isEmpty() ? "" : all.get(0));
    further.set(all.isEmpty() ? List.of() : List.copyOf(all.subList(1, all.size())));
  }

  /** The study was not created, or not started. */
  void refused(WrongInputException wrong) {
    // What no field is to blame for, such as a full disk, may be over at the next try.
    if (!wrong.field().isEmpty()) {
      tell(shown(List.of(wrong)));
    }
  }

  /** What is wrong beside the first thing, a sentence each. */
  ReadOnlyObjectProperty<List<String>> furtherProperty() {
    return further.getReadOnlyProperty();
  }

  /** One sentence; empty when the search can start. */
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }
}
