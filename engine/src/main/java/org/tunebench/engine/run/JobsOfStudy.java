package org.tunebench.engine.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.compute.cluster.JobPlace;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

/** Where the trials of a study on a cluster are. Belongs to the study's thread. */
final class JobsOfStudy {
  private final Map<Integer, JobPlace> places = new HashMap<>();
  private String note = "";

  /**
   * A trial's job is somewhere.
   *
   * @return the trial as it is to be kept, if that has changed: its device names the job and the
   *     node, its time begins when it gets one
   */
  Optional<Trial> place(Trial trial, JobPlace place, Instant now) {
    places.put(trial.number(), place);
    String device = device(place);
    if (device.equals(trial.run().device())) {
      return Optional.empty();
    }
    boolean begins = place.running() && !trial.run().device().contains("@");
    return Optional.of(trial.start(device, begins ? now : trial.run().started().orElse(now)));
  }

  private static String device(JobPlace place) {
    String job = place.job().isEmpty() ? "" : ":" + place.job();
    return ClusterPool.DEVICE + job + (place.node().isEmpty() ? "" : "@" + place.node());
  }

  void onKept(Trial trial) {
    if (trial.state() != TrialState.RUNNING) {
      places.remove(trial.number());
    }
  }

  Map<Integer, JobPlace> places() {
    return places;
  }

  /** What is wrong with the cluster at present; empty for nothing. */
  void note(String sentence) {
    note = sentence;
  }

  Optional<String> note() {
    return note.isEmpty() ? Optional.empty() : Optional.of(note);
  }
}
