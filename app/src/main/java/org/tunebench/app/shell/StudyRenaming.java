package org.tunebench.app.shell;

import java.util.Optional;
import org.tunebench.engine.study.Study;

/** “Rename…”: asks for another name of a study, until it gets one that is right or none. */
public final class StudyRenaming {
  private final Services services;
  private final Texts texts;

  /** Asks through the services' dialogs. */
  public StudyRenaming(Services services) {
    this.services = services;
    this.texts = services.texts();
  }

  /**
   * Asks for the name and keeps it. Not for a study that runs: it belongs to its run.
   *
   * @param name the one it has
   * @param done hears on the screen's thread that it has another one, or is gone
   */
  public void ask(long study, String name, Runnable done) {
    ask(study, name, name, done);
  }

  private void ask(long study, String name, String proposal, Runnable done) {
    services
        .dialogs()
        .ask(texts.get("Shell.Rename.heading"), texts.get("Shell.Rename.label"), proposal)
        .map(String::strip)
        .filter(wanted -> !wanted.equals(name))
        .ifPresent(wanted -> rename(study, name, wanted, done));
  }

  private void rename(long study, String name, String wanted, Runnable done) {
    new Background(services)
        .run(
            () -> renamed(study, wanted),
            found -> done.run(),
            wrong -> {
              services.dialogs().error(texts.get("Shell.Rename.refused"), Sentences.beside(wrong));
              ask(study, name, wanted, done);
            },
            () -> {});
  }

  private boolean renamed(long id, String name) {
    Optional<Study> study = services.engine().repository().study(id);
    study.ifPresent(found -> services.engine().repository().rename(id, name));
    return study.isPresent();
  }
}
