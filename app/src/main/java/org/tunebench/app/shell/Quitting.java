package org.tunebench.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tunebench.engine.run.RunStatus;
import org.tunebench.engine.run.RunningStudy;
import org.tunebench.engine.study.TrialState;

/**
 * Ends the workbench: asks once if a search runs, whether it is left for the next start or stopped,
 * and goes when all has ended.
 */
public final class Quitting {
  /** Something that ends with the workspace: the keys of what is said of it. */
  private record Loss(String heading, String sentence) {}

  private final Services services;
  private final ShellViewModel window;
  private final Consumer<Set<Long>> leave;
  private final Runnable exit;

  /**
   * @param leave hears which studies are to go on at the next start
   * @param exit ends the process's window; called on the FX thread
   */
  public Quitting(
      Services services, ShellViewModel window, Consumer<Set<Long>> leave, Runnable exit) {
    this.services = services;
    this.window = window;
    this.leave = leave;
    this.exit = exit;
  }

  /** The person wants to quit. */
  public void request() {
    if (window.phaseProperty().get() == ShellViewModel.Phase.CLOSING) {
      return;
    }
    ask("Shell.Action.Quit").ifPresent(left -> close(left, exit));
  }

  /**
   * Asks once if something runs.
   *
   * @param action the key of what the person wants to do
   * @return the studies that are to go on when the workspace is opened again, or empty if the
   *     person stays
   */
  Optional<Set<Long>> ask(String action) {
    // What another process runs goes on.
    List<RunningStudy> running =
        services.engine().owner().isPresent()
            ? List.of()
            : services.engine().running().stream().filter(study -> !rests(study)).toList();
    List<RunningStudy> here = running.stream().filter(study -> !isElsewhere(study)).toList();
    boolean elsewhere = running.size() > here.size();
    List<RunningStudy> searching = here.stream().filter(study -> !isPaused(study)).toList();
    if (!searching.isEmpty()) {
      return ask(searching, here.size() > searching.size());
    }
    List<Loss> losses = new ArrayList<>();
    if (!here.isEmpty()) {
      losses.add(new Loss("Shell.Quit.paused.heading", "Shell.Quit.paused"));
    }
    losses.addAll(ofModels());
    if (elsewhere) {
      losses.add(new Loss("Shell.Quit.cluster.heading", "Shell.Quit.cluster"));
    }
    return losses.isEmpty() || confirms(losses, action) ? Optional.of(Set.of()) : Optional.empty();
  }

  private List<Loss> ofModels() {
    List<Loss> losses = new ArrayList<>();
    if (services.models().isBusy()) {
      losses.add(new Loss("Shell.Quit.model.heading", "Shell.Quit.model"));
    }
    if (services.models().isWriting()) {
      losses.add(new Loss("Shell.Quit.use.heading", "Shell.Quit.use"));
    }
    return losses;
  }

  private boolean confirms(List<Loss> losses, String action) {
    Texts texts = services.texts();
    String sentences =
        losses.stream().map(loss -> texts.get(loss.sentence())).collect(Collectors.joining(" "));
    return services
        .dialogs()
        .confirm(texts.get(losses.get(0).heading()), sentences, texts.get(action));
  }

  /**
   * Searches on this machine: left for the next time, or stopped for good.
   *
   * @param besidePaused whether there are paused ones beside them, whose trials run on
   */
  private Optional<Set<Long>> ask(List<RunningStudy> searching, boolean besidePaused) {
    Texts texts = services.texts();
    String name = searching.get(0).snapshot().study().spec().name();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        searching.size() == 1
            ? texts.get("Shell.Quit.one", name)
            : texts.get("Shell.Quit.many", searching.size()));
    if (besidePaused) {
      sentences.add(texts.get("Shell.Quit.paused.beside"));
    }
    ofModels().forEach(loss -> sentences.add(texts.get(loss.sentence())));
    return services
        .dialogs()
        .decide(
            texts.get("Shell.Quit.heading"),
            String.join(" ", sentences),
            List.of(texts.get("Shell.Quit.leave"), texts.get("Shell.Quit.stop")))
        .map(
            choice ->
                choice == 0
                    ? searching.stream()
                        .map(RunningStudy::id)
                        .collect(Collectors.toUnmodifiableSet())
                    : Set.of());
  }

  /**
   * Stops what runs.
   *
   * @param left the studies that are to go on when the workspace is opened again
   * @param afterwards called on the FX thread once all has ended
   */
  void close(Set<Long> left, Runnable afterwards) {
    if (!left.isEmpty()) {
      leave.accept(left);
    }
    services.models().cancelAll();
    window.close();
    new Background(services)
        .run(
            () -> {
              services.engine().close();
              return true;
            },
            closed -> {},
            never -> {},
            afterwards);
  }

  /** What a person has paused goes on at a person's word alone. */
  private static boolean isPaused(RunningStudy study) {
    return study.snapshot().status() == RunStatus.PAUSED;
  }

  /** Paused, and none of its trials runs any longer: there is nothing to ask about. */
  private static boolean rests(RunningStudy study) {
    return isPaused(study) && study.snapshot().count(TrialState.RUNNING) == 0;
  }

  private static boolean isElsewhere(RunningStudy study) {
    return study.snapshot().study().spec().cluster().isPresent();
  }
}
