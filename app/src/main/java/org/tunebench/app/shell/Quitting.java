package org.tunebench.app.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tunebench.engine.run.RunningStudy;

/**
 * Ends the workbench: asks once if a search runs, whether it is left for the next start or stopped,
 * and goes when all has ended.
 */
public final class Quitting {
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
    List<RunningStudy> here =
        services.engine().running().stream().filter(study -> !isElsewhere(study)).toList();
    boolean elsewhere = services.engine().running().size() > here.size();
    if (!here.isEmpty()) {
      ask(here);
    } else if (services.models().isBusy()) {
      close(confirms("Shell.Quit.model.heading", "Shell.Quit.model"));
    } else if (elsewhere) {
      close(confirms("Shell.Quit.cluster.heading", "Shell.Quit.cluster"));
    } else {
      close(true);
    }
  }

  private boolean confirms(String heading, String sentence) {
    Texts texts = services.texts();
    return services
        .dialogs()
        .confirm(texts.get(heading), texts.get(sentence), texts.get("Shell.Action.Quit"));
  }

  /** Searches on this machine: left for the next start, or stopped for good. */
  private void ask(List<RunningStudy> here) {
    Texts texts = services.texts();
    String name = here.get(0).snapshot().study().spec().name();
    String sentence =
        here.size() == 1
            ? texts.get("Shell.Quit.one", name)
            : texts.get("Shell.Quit.many", here.size());
    boolean model = services.models().isBusy();
    services
        .dialogs()
        .decide(
            texts.get("Shell.Quit.heading"),
            model ? sentence + " " + texts.get("Shell.Quit.model") : sentence,
            List.of(texts.get("Shell.Quit.leave"), texts.get("Shell.Quit.stop")))
        .ifPresent(
            choice -> {
              if (choice == 0) {
                leave.accept(
                    here.stream().map(RunningStudy::id).collect(Collectors.toUnmodifiableSet()));
              }
              close(true);
            });
  }

  private void close(boolean wanted) {
    if (!wanted) {
      return;
    }
    services.models().cancel();
    window.close();
    new Background(services)
        .run(
            () -> {
              services.engine().close();
              return true;
            },
            closed -> {},
            never -> {},
            exit);
  }

  private static boolean isElsewhere(RunningStudy study) {
    return study.snapshot().study().spec().cluster().isPresent();
  }
}
