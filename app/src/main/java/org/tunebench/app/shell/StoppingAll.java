package org.tunebench.app.shell;

import java.util.List;
import org.tunebench.engine.run.RunningStudy;

/** Ends every search that runs, after asking once. */
public final class StoppingAll {
  private final Services services;

  /** Stops what the engine of these services runs. */
  public StoppingAll(Services services) {
    this.services = services;
  }

  /** The person wants all to end. */
  public void request() {
    List<RunningStudy> running = services.engine().running();
    Texts texts = services.texts();
    boolean sure =
        !running.isEmpty()
            && services
                .dialogs()
                .confirm(
                    texts.get("Shell.StopAll.heading"),
                    texts.get("Shell.StopAll.sentence", running.size()),
                    texts.get("Shell.StopAll.action"));
    if (sure) {
      running.forEach(RunningStudy::stop);
    }
  }
}
