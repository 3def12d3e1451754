package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tunebench.engine.study.UnreadableStudy;

/**
 * “Delete…”: asks, puts studies aside, and deletes them for good once the notice that can bring
 * them back has passed.
 */
public final class StudyDeletion {
  /**
   * A study that is to be deleted.
   *
   * @param trials how many it has
   * @param runs whether it runs now, and has to be stopped
   */
  public record Doomed(long id, String name, int trials, boolean runs) {}

  /** Hears on the screen's thread what has become of the studies. */
  public interface After {
    /** They are in no list any more. */
    void gone();

    /** They are there, brought back or because they could not be put aside. */
    void back();
  }

  private final Services services;
  private final Background background;
  private final After after;

  /** Asks through the services' dialogs. */
  public StudyDeletion(Services services, After after) {
    this.services = services;
    this.background = new Background(services);
    this.after = after;
  }

  /** Deletes studies with all they found, if the person is sure. */
  public void ask(List<Doomed> studies) {
    if (!studies.isEmpty() && isSure(studies)) {
      delete(
          studies.stream().map(Doomed::id).toList(),
          studies.size() == 1
              ? text("Studies.Deleted", studies.get(0).name())
              : text("Studies.Deleted.several", studies.size()));
    }
  }

  /** Deletes a study that cannot be read, if the person is sure. */
  public void ask(UnreadableStudy study) {
    boolean sure =
        services
            .dialogs()
            .confirm(
                text("Studies.Delete.heading", study.name()),
                text("Studies.Delete.unreadable"),
                text("Studies.Delete.action"));
    if (sure) {
      delete(List.of(study.id()), text("Studies.Deleted", study.name()));
    }
  }

  private boolean isSure(List<Doomed> studies) {
    Dialogs dialogs = services.dialogs();
    boolean runs = studies.stream().anyMatch(Doomed::runs);
    Doomed first = studies.get(0);
    if (studies.size() == 1) {
      return dialogs.confirm(
          text("Studies.Delete.heading", first.name()),
          text(runs ? "Studies.Delete.running" : "Studies.Delete.sentence", first.trials()),
          text("Studies.Delete.action"));
    }
    String names =
        studies.stream().map(study -> "“" + study.name() + "”").collect(Collectors.joining(", "));
    return dialogs.confirm(
        text("Studies.Delete.severalHeading", studies.size()),
        text(runs ? "Studies.Delete.severalRunning" : "Studies.Delete.severalSentence", names),
        text("Studies.Delete.action"));
  }

  /** What was deleted can be brought back while the notice of it is there. */
  private void delete(List<Long> ids, String done) {
    Dialogs.Offer undo =
        new Dialogs.Offer(
            text("Shell.Notice.undo"), () -> each(ids, services.engine()::restore, after::back));
    Runnable passed = () -> each(ids, services.engine()::delete, after::gone);
    background.run(
        () -> putAside(ids),
        aside -> {
          services.dialogs().notice(done, undo, passed);
          after.gone();
        },
        wrong -> {
          services.dialogs().error(text("Studies.Deleted.refused"), Sentences.of(wrong));
          after.back();
        },
        () -> {});
  }

  /**
   * All of them or none: the next start deletes for good what is aside, and of what no notice tells
   * nobody could bring it back.
   */
  private List<Long> putAside(List<Long> ids) {
    List<Long> aside = new ArrayList<>();
    boolean all = false;
    try {
      for (long id : ids) {
        services.engine().putAside(id);
        aside.add(id);
      }
      all = true;
    } finally {
      if (!all) {
        aside.forEach(services.engine()::restore);
      }
    }
    return aside;
  }

  private void each(List<Long> ids, Consumer<Long> work, Runnable then) {
    background.run(
        () -> {
          ids.forEach(work);
          return ids;
        },
        done -> then.run(),
        wrong -> after.back(),
        () -> {});
  }

  private String text(String key, Object... arguments) {
    return services.texts().get(key, arguments);
  }
}
