package org.tunebench.engine.run;

import org.tunebench.engine.compute.WorkerMain;

/** A worker whose trainings keep a checkpoint as often as they can. */
public final class EagerWorker {
  private EagerWorker() {}

  /** Serves the built-in objectives. */
  public static void main(String[] arguments) {
    System.setProperty("tunebench.checkpoint-millis", "0");
    WorkerMain.main(arguments);
  }
}
