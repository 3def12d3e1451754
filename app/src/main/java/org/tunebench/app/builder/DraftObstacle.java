package org.tunebench.app.builder;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StudySpec;

/** Why the search that a draft defines cannot start yet: the first of all that is wrong. */
final class DraftObstacle {
  private final Services services;
  private final StudyDraft draft;
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");

  DraftObstacle(Services services, StudyDraft draft) {
    this.services = services;
    this.draft = draft;
  }

  /**
   * What the text says counts, too: the search that starts is the one that the person sees.
   *
   * @param wrongText what is wrong with the text beside the form, or empty
   */
  void update(String wrongText) {
    sentence.set(
        wrongText.isEmpty()
            ? draft.parts().firstProblem().or(this::engineSays).orElse("")
            : wrongText);
  }

  private Optional<String> engineSays() {
    try {
      StudySpec spec = draft.spec().orElseThrow();
      services.engine().check(spec);
      services
          .engine()
          .objectives()
          .get(spec.objective().kind())
          .requireFixedOrSearched(spec.objective(), spec.space());
      spec.first().requireWithin(spec.budget());
      return Optional.empty();
    } catch (WrongInputException wrong) {
      return Optional.of(attach(wrong));
    }
  }

  /** Shows what others say is wrong at its field, and gives the sentence for the whole. */
  private String attach(WrongInputException wrong) {
    draft.parts().attach(wrong);
    return draft.parts().firstProblem().orElse(Sentences.of(wrong));
  }

  /** The study was not created. */
  void refused(WrongInputException wrong) {
    sentence.set(attach(wrong));
  }

  /** One sentence; empty when the search can start. */
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }
}
