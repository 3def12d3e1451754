package org.tunebench.app.shell;

import java.util.List;
import org.tunebench.engine.run.RunningStudy;

/** Ends the workbench: asks once if a search runs, stops it, and only then goes. */
public final class Quitting {
  private final Services services;
  private final ShellViewModel window;
  private final Runnable exit;

  /**
   * @param exit ends the process's window; called on the FX thread
   */
  public Quitting(Services services, ShellViewModel window, Runnable exit) {
    this.services = services;
    this.window = window;
    this.exit = exit;
  }

  /** The person wants to quit. */
  public void request() {
    if (window.phaseProperty().get() == ShellViewModel.Phase.CLOSING) {
      return;
    }
    if (mayStop(services.engine().running())) {
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
  }

  private boolean mayStop(List<RunningStudy> running) {
    if (running.isEmpty()) {
      return true;
    }
    Texts texts = services.texts();
    if (running.stream().allMatch(Quitting::isElsewhere)) {
      return services
          .dialogs()
          .confirm(
              texts.get("Shell.Quit.cluster.heading"),
              texts.get("Shell.Quit.cluster"),
              texts.get("Shell.Quit.cluster.action"));
    }
    String name = running.get(0).snapshot().study().spec().name();
    return services
        .dialogs()
        .confirm(
            texts.get("Shell.Quit.heading"),
            running.size() == 1
                ? texts.get("Shell.Quit.one", name)
                : texts.get("Shell.Quit.many", running.size()),
            texts.get("Shell.Quit.action"));
  }

  private static boolean isElsewhere(RunningStudy study) {
    return study.snapshot().study().spec().cluster().isPresent();
  }
}
