package org.tunebench.app.trials;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.InTurn;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.Marks;

/**
 * What the person noted at the trials of a study: read once, changed here, kept in the background.
 */
public final class TrialMarks {
  private final Services services;

  /** One after the other: what was chosen last is what stays. */
  private final Background background;

  private final long study;
  private final ReadOnlyObjectWrapper<Map<Integer, Marks>> marks =
      new ReadOnlyObjectWrapper<>(this, "marks", Map.of());

  /** How often they were changed here. */
  private int changes;

  TrialMarks(Services services, long study) {
    this.services = services;
    this.background = new Background(new InTurn(services.background()), services.fx());
    this.study = study;
  }

  /** Reads them. */
  public void load() {
    int before = changes;
    background.run(
        () -> services.engine().repository().marks(study),
        found -> {
          if (changes == before) {
            marks.set(found);
          } else {
            // What was chosen while they were read is kept by the next time.
            load();
          }
        },
        gone -> {},
        () -> {});
  }

  /** Takes in what another process keeps, which has the workspace. */
  public void take(Map<Integer, Marks> now) {
    if (!now.equals(marks.get())) {
      marks.set(now);
    }
  }

  /** By trial number, those without any left out; a new map at each change. */
  public ReadOnlyObjectProperty<Map<Integer, Marks>> marksProperty() {
    return marks.getReadOnlyProperty();
  }

  /** Those of one trial. */
  public Marks of(int trial) {
    return marks.get().getOrDefault(trial, Marks.NONE);
  }

  /** Pins a trial, or lets it go. */
  public void togglePin(int trial) {
    togglePins(List.of(trial));
  }

  /** Whether they may be changed here, and not only looked at. */
  boolean mayChange() {
    return services.mayWork();
  }

  /** Asks for the tags of a trial. */
  public void askTags(int trial) {
    if (services.refusesWork()) {
      return;
    }
    askUntilRight(
        services.texts().get("Trial.Tags.heading", Integer.toString(trial)),
        services.texts().get("Trial.Tags.label"),
        String.join(", ", of(trial).tags()),
        answer -> change(List.of(trial), now -> now.withTags(tags(answer))));
  }

  /** Pins all of some trials, or lets them go where all are pinned. */
  public void togglePins(List<Integer> trials) {
    if (services.refusesWork()) {
      return;
    }
    boolean pin = !trials.stream().allMatch(trial -> of(trial).pinned());
    List<Integer> changed = trials.stream().filter(trial -> of(trial).pinned() != pin).toList();
    change(changed, now -> now.withPinned(pin), () -> offerBack(changed, pin));
  }

  /** A key too many may have changed a whole table. */
  private void offerBack(List<Integer> trials, boolean pinned) {
    if (trials.size() > 1) {
      Dialogs.Offer undo =
          new Dialogs.Offer(
              services.texts().get("Shell.Notice.undo"),
              () -> change(trials, now -> now.withPinned(!pinned)));
      services
          .dialogs()
          .notice(
              services.texts().get(pinned ? "Trials.Pin.done" : "Trials.Unpin.done", trials.size()),
              undo,
              () -> {});
    }
  }

  /** Asks for the tags that some trials have in common; those of their own stay. */
  public void askTags(List<Integer> trials) {
    if (trials.size() < 2) {
      trials.forEach(this::askTags);
      return;
    }
    if (services.refusesWork()) {
      return;
    }
    Set<String> common = new LinkedHashSet<>(of(trials.get(0)).tags());
    trials.forEach(trial -> common.retainAll(of(trial).tags()));
    askUntilRight(
        services.texts().get("Trials.Tags.heading", trials.size()),
        services.texts().get("Trial.Tags.label"),
        String.join(", ", common),
        answer -> retag(trials, common, tags(answer)));
  }

  /**
   * Asks again with what was typed until it is right or the person gives up: nobody types a long
   * note or many tags twice.
   *
   * @param taken takes an answer in, or says why not and is false
   */
  private void askUntilRight(
      String heading, String label, String proposal, Predicate<String> taken) {
    Optional<String> answer = services.dialogs().ask(heading, label, proposal);
    while (answer.isPresent() && !taken.test(answer.get())) {
      answer = services.dialogs().ask(heading, label, answer.get());
    }
  }

  private boolean retag(List<Integer> trials, Set<String> before, List<String> now) {
    return change(
        trials,
        marks -> {
          Set<String> tags = new LinkedHashSet<>(marks.tags());
          tags.removeAll(before);
          tags.addAll(now);
          return marks.withTags(tags);
        });
  }

  private static List<String> tags(String answer) {
    return Arrays.stream(answer.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
  }

  /** Asks for the note of a trial. */
  public void askNote(int trial) {
    if (services.refusesWork()) {
      return;
    }
    askUntilRight(
        services.texts().get("Trial.Note.heading", Integer.toString(trial)),
        services.texts().get("Trial.Note.label"),
        of(trial).note(),
        answer -> change(List.of(trial), now -> now.withNote(answer.strip())));
  }

  /** Asks for one note on some trials, and says how many have another one that it would replace. */
  public void askNote(List<Integer> trials) {
    if (trials.size() < 2) {
      trials.forEach(this::askNote);
      return;
    }
    if (services.refusesWork()) {
      return;
    }
    List<String> notes = trials.stream().map(trial -> of(trial).note()).distinct().toList();
    long others = notes.size() == 1 ? 0 : trials.stream().filter(this::hasNote).count();
    askUntilRight(
        services.texts().get("Trials.Note.heading", trials.size()),
        services.texts().get(others > 0 ? "Trials.Note.replace" : "Trial.Note.label", others),
        notes.size() == 1 ? notes.get(0) : "",
        // Nothing typed is no wish to lose what several trials say.
        answer ->
            notes.size() != 1 && answer.isBlank()
                || change(trials, now -> now.withNote(answer.strip())));
  }

  private boolean hasNote(int trial) {
    return !of(trial).note().isEmpty();
  }

  /**
   * Changes the marks of all of them, or of none where those of one would be wrong.
   *
   * @return whether they were right
   */
  private boolean change(List<Integer> trials, UnaryOperator<Marks> change) {
    return change(trials, change, () -> {});
  }

  /**
   * @param done called once they are kept
   */
  private boolean change(List<Integer> trials, UnaryOperator<Marks> change, Runnable done) {
    Map<Integer, Marks> next = new TreeMap<>();
    try {
      trials.forEach(trial -> next.put(trial, change.apply(of(trial))));
    } catch (WrongInputException wrong) {
      refused(wrong);
      return false;
    }
    Map<Integer, Marks> all = new TreeMap<>(marks.get());
    all.putAll(next);
    all.values().removeIf(Marks::isNone);
    marks.set(all);
    changes++;
    background.run(
        () -> {
          services.engine().repository().mark(study, next);
          return next;
        },
        kept -> done.run(),
        wrong -> {
          refused(wrong);
          load();
        },
        // The screen shows what is kept, and not what was to be.
        this::load,
        () -> {});
    return true;
  }

  private void refused(WrongInputException wrong) {
    services.dialogs().error(services.texts().get("Trial.Marks.refused"), Sentences.of(wrong));
  }
}
