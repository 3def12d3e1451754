package org.tunebench.app.shell;

import org.tunebench.engine.compute.cluster.JobPlace;

/** Where a job of a cluster is, in words. */
public final class JobText {
  private final Texts texts;

  /** Words of these texts. */
  public JobText(Texts texts) {
    this.texts = texts;
  }

  /** One line: which job, whether it waits and for what, or where it runs. */
  public String of(JobPlace place) {
    if (place.job().isEmpty()) {
      return place.reason().isEmpty() ? texts.get("Study.Job.sending") : place.reason();
    }
    if (place.running()) {
      return texts.get("Study.Job.running", place.job(), place.node());
    }
    return place.reason().isEmpty()
        ? texts.get("Study.Job.waiting", place.job())
        : texts.get("Study.Job.waitingFor", place.job(), reason(place.reason()));
  }

  /** The commonest of Slurm's words explained; any other as it is. */
  private String reason(String word) {
    return switch (word) {
      case "Priority" -> texts.get("Study.Job.reason.priority");
      case "Resources" -> texts.get("Study.Job.reason.resources");
      case "BeginTime" -> texts.get("Study.Job.reason.beginTime");
      case "ReqNodeNotAvail", "Nodes_required_for_job_are_DOWN,_DRAINED_or_reserved" ->
          texts.get("Study.Job.reason.nodes", word);
      case "PartitionTimeLimit" -> texts.get("Study.Job.reason.partitionTime", word);
      default -> word;
    };
  }
}
