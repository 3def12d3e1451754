package org.tunebench.engine.compute.cluster;

/**
 * How a job has ended.
 *
 * @param state in our words
 * @param word in Slurm's: {@code TIMEOUT}
 * @param exitCode of its script, 0 where a signal ended it
 * @param signal that ended it, or 0
 * @param node where it ran, or empty
 */
record JobEnd(JobState state, String word, int exitCode, int signal, String node) {
  /** The script's words for what it cannot do. */
  static final int NO_FOLDER = 97;

  static final int NO_MODULE = 98;
  static final int NO_JAVA = 99;

  /** Why its trials have no result, one sentence. */
  String reason(String job, String folder) {
    String at = node.isEmpty() ? "its node" : "node " + node;
    return switch (state) {
      case CANCELLED -> "job %s was cancelled outside Tunebench".formatted(job);
      case OVER_LIMIT -> overLimit(job);
      case LOST -> "job %s ended with its node (%s, Slurm says %s)".formatted(job, at, word);
      default ->
          switch (exitCode) {
            case NO_FOLDER ->
                "%s does not see the folder %s: put the workspace into a folder that all nodes see"
                    .formatted(at, folder);
            case NO_MODULE ->
                "%s cannot load the modules: %s/out.txt has what it said".formatted(at, folder);
            case NO_JAVA ->
                ("%s does not see this Tunebench or its Java: install it in a folder that nodes share,"
                        + " or name its folder there as 'program'")
                    .formatted(at);
            default -> "job %s ended with %s".formatted(job, how());
          };
    };
  }

  private String overLimit(String job) {
    return word.startsWith("OUT_OF_MEMORY")
        ? "job %s ran out of memory: ask for more with 'memory'".formatted(job)
        : "job %s was ended at its time limit: ask for more with 'time'".formatted(job);
  }

  private String how() {
    return signal > 0
        ? "signal " + signal
        : "exit code %d (Slurm says %s)".formatted(exitCode, word);
  }

  /** Whether the fault lies in what the study or this installation is: another job ends alike. */
  boolean isHopeless() {
    return state == JobState.ENDED && exitCode >= NO_FOLDER && exitCode <= NO_JAVA;
  }
}
