package org.tunebench.engine.run;

/** What a study is doing at the moment; unlike its stored state gone with the process. */
public enum RunStatus {
  /** Nobody runs it. */
  IDLE,
  /** Its workers are getting ready: processes start, data is loaded. */
  STARTING,
  /** Trials are being started. */
  RUNNING,
  /** No new trials are started; those that run go on. */
  PAUSED,
  /** Its trials are being ended. */
  STOPPING
}
