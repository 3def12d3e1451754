package org.tunebench.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.run.StudyEnding;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;

/**
 * Tells of searches that come to their end while the person looks elsewhere: in the window, and
 * through the desktop where another window is in front. A search takes hours, and nobody watches
 * all of them. Not of those that the person ends.
 */
public final class EndedSearches {
  private final Services services;
  private final ShellViewModel model;
  private final DesktopMessages desktop;
  private final BooleanSupplier isInFront;

  /** The searches that ran at the last look. */
  private List<RunningStudy> ran = List.of();

  /**
   * @param isInFront whether the person has the window in front; asked on the FX thread
   */
  public EndedSearches(
      Services services, ShellViewModel model, DesktopMessages desktop, BooleanSupplier isInFront) {
    this.services = services;
    this.model = model;
    this.desktop = desktop;
    this.isInFront = isInFront;
  }

  /**
   * Hears what runs, again and again, on the FX thread.
   *
   * @param now all searches that run
   */
  public void look(List<RunningStudy> now) {
    Set<Long> still = now.stream().map(RunningStudy::id).collect(Collectors.toSet());
    for (RunningStudy study : ran) {
      if (!still.contains(study.id())) {
        study.ended().thenAcceptAsync(this::tell, services.fx());
      }
    }
    ran = List.copyOf(now);
  }

  private void tell(StudySnapshot last) {
    long id = last.study().id();
    boolean isSeen = model.isShown(new Route.StudyPage(id));
    sentence(last)
        .ifPresent(
            sentence -> {
              if (!isSeen) {
                services
                    .dialogs()
                    .notice(
                        sentence,
                        new Dialogs.Offer(
                            services.texts().get("Shell.Ended.open"),
                            () -> model.show(new Route.StudyPage(id))));
              }
              if (!isInFront.getAsBoolean()) {
                services
                    .background()
                    .execute(() -> desktop.show(services.texts().get("App.Name"), sentence));
              }
            });
  }

  private Optional<String> sentence(StudySnapshot last) {
    Texts texts = services.texts();
    Study study = last.study();
    String name = study.spec().name();
    Optional<String> problem =
        last.problem()
            .or(
                () ->
                    StudyEnding.of(study, last.trials())
                        .filter(ending -> last.isWithoutResult())
                        .map(StudyEnding::sentence));
    if (problem.isPresent()) {
      return Optional.of(Sentences.sentence(texts.get("Shell.Ended.problem", name, problem.get())));
    }
    if (study.state() != StudyState.FINISHED || last.best().isEmpty()) {
      return Optional.empty();
    }
    Trial best = last.trials().get(last.best().getAsInt());
    String metric = study.spec().metric().name();
    return Optional.of(
        texts.get(
            "Shell.Ended.done",
            name,
            last.done(),
            metric,
            Numbers.metric(best.metric(metric)),
            Integer.toString(best.number())));
  }
}
