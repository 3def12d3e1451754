package org.tunebench.engine.compute.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tunebench.engine.compute.ToolRun;

/**
 * Slurm's commands as functions. Each may take seconds, and throws {@link ClusterException} with
 * Slurm's own reason.
 */
final class SlurmClient {
  private static final Logger LOG = LoggerFactory.getLogger(SlurmClient.class);

  private static final Pattern JOB_ID = Pattern.compile("\\d{1,12}");
  private static final Pattern FIELD =
      Pattern.compile("(?:^| )(JobState|ExitCode|NodeList)=(\\S*)");
  private static final Pattern NODES = Pattern.compile("\\d+/(\\d{1,9})/\\d+/(\\d{1,9})");
  private static final Pattern EXIT = Pattern.compile("(\\d{1,5}):(\\d{1,5})");

  /** What Slurm says when another time may do. */
  private static final Pattern LATER =
      Pattern.compile(
          "(?i)temporarily|timed out|try again|unable to contact|submit ?(job)? ?limit|"
              + "job submit limit|connection refused|resource temporarily|communication");

  /** What its commands say where they were installed and nobody set a cluster up. */
  private static final Pattern NOWHERE = Pattern.compile("(?i)establish a configuration source");

  private final SlurmCommands commands;
  private boolean accounting = true;

  SlurmClient(SlurmCommands commands) {
    this.commands = commands;
  }

  /** What it calls itself: {@code slurm 23.11.4}. */
  String version() {
    return require(commands.run("sinfo", List.of("--version"))).out().strip();
  }

  /** The queues. */
  List<Partition> partitions() {
    ToolRun said = require(commands.run("sinfo", List.of("--noheader", "--format=%P|%a|%l|%F|%G")));
    List<Partition> all = new ArrayList<>();
    for (String line : said.out().lines().toList()) {
      String[] parts = line.strip().split("\\|", -1);
      // The nodes are counted as allocated/idle/other/total.
      Matcher nodes = NODES.matcher(parts.length == 5 ? parts[3] : "");
      if (nodes.matches()) {
        all.add(
            new Partition(
                parts[0].replace("*", ""),
                parts[0].endsWith("*"),
                parts[1].equals("up"),
                parts[2],
                Integer.parseInt(nodes.group(1)),
                Integer.parseInt(nodes.group(2)),
                parts[4].equals("(null)") ? "" : parts[4]));
      }
    }
    return all;
  }

  /**
   * Asks whether Slurm would take a job, without sending it.
   *
   * @throws ClusterException if it would not
   */
  void test(SlurmSettings settings) {
    List<String> line = new ArrayList<>(settings.options());
    line.addAll(List.of("--test-only", "--wrap=true"));
    require(commands.run("sbatch", line));
  }

  /**
   * Sends a job.
   *
   * @param name told apart by it should its number be lost
   * @return its number
   */
  String submit(SlurmSettings settings, String name, Path script) {
    List<String> line = new ArrayList<>(settings.options());
    // Its script says where its output goes; a preempted job is to come back.
    line.addAll(
        List.of(
            "--parsable",
            "--requeue",
            "--export=ALL",
            "--output=/dev/null",
            "--error=/dev/null",
            "--chdir=/",
            "--job-name=" + name,
            script.toString()));
    // The cluster's name may follow the number.
    String id = require(commands.run("sbatch", line)).out().strip().split(";")[0];
    if (!JOB_ID.matcher(id).matches()) {
      throw new ClusterException(
          ClusterException.Kind.REFUSED,
          "Slurm gave no number for the job: '%s'".formatted(id),
          null);
    }
    return id;
  }

  /** Ends jobs at once. Those that have ended are left out. */
  void cancel(Collection<String> jobs) {
    if (!jobs.isEmpty()) {
      ToolRun said = commands.run("scancel", List.copyOf(jobs));
      if (!said.well() && !said.err().contains("Invalid job id")) {
        require(said);
      }
    }
  }

  /**
   * All jobs of this person that Slurm knows, those that ended within the last minutes included.
   */
  List<JobStatus> jobs() {
    ToolRun said =
        require(
            commands.run(
                "squeue",
                List.of("--noheader", "--me", "--states=all", "--format=%i|%T|%r|%N|%j")));
    List<JobStatus> all = new ArrayList<>();
    for (String line : said.out().lines().toList()) {
      // The name comes last: those of other programs may hold anything.
      String[] parts = line.strip().split("\\|", 5);
      if (parts.length == 5) {
        String reason = parts[2].equals("None") ? "" : parts[2];
        all.add(
            new JobStatus(
                parts[0], parts[4], JobState.of(parts[1]), parts[1], reason, node(parts[3])));
      }
    }
    return all;
  }

  private static String node(String list) {
    return list.equals("(null)") || list.startsWith("None") ? "" : list;
  }

  /**
   * How jobs have ended: by accounting in one question, or else, where a cluster keeps none, by the
   * controller's memory. Those that neither knows are left out.
   */
  Map<String, JobEnd> ends(Collection<String> jobs) {
    Map<String, JobEnd> ends = new HashMap<>();
    if (accounting) {
      accounted(jobs, ends);
    }
    for (String job : jobs) {
      if (!ends.containsKey(job)) {
        remembered(job).ifPresent(end -> ends.put(job, end));
      }
    }
    return ends;
  }

  private void accounted(Collection<String> jobs, Map<String, JobEnd> ends) {
    ToolRun said;
    try {
      said =
          commands.run(
              "sacct",
              List.of(
                  "--noheader",
                  "--parsable2",
                  "--allocations",
                  "--format=JobID,State,ExitCode,NodeList",
                  "--jobs=" + String.join(",", jobs)));
    } catch (ClusterException e) {
      accounting = e.kind() != ClusterException.Kind.ABSENT;
      return;
    }
    if (!said.well()) {
      LOG.info("sacct is not of use: {}", said.err().strip());
      accounting = !said.err().contains("disabled");
    }
    for (String line : said.out().lines().toList()) {
      String[] parts = line.strip().split("\\|", -1);
      if (parts.length == 4 && JobState.of(parts[1]).isOver()) {
        ends.put(parts[0], end(parts[1], parts[2], parts[3]));
      }
    }
  }

  private Optional<JobEnd> remembered(String job) {
    ToolRun said = commands.run("scontrol", List.of("show", "job", "--oneliner", job));
    Map<String, String> fields = new HashMap<>();
    Matcher found = FIELD.matcher(said.out());
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return Optional.ofNullable(fields.get("JobState"))
        .filter(word -> JobState.of(word).isOver())
        .map(
            word ->
                end(
                    word,
                    fields.getOrDefault("ExitCode", ""),
                    fields.getOrDefault("NodeList", "")));
  }

  private static JobEnd end(String word, String exit, String node) {
    Matcher code = EXIT.matcher(exit);
    boolean known = code.matches();
    return new JobEnd(
        JobState.of(word),
        word,
        known ? Integer.parseInt(code.group(1)) : 0,
        known ? Integer.parseInt(code.group(2)) : 0,
        node(node));
  }

  private static ToolRun require(ToolRun said) {
    if (said.well()) {
      return said;
    }
    String reason = reason(said.err());
    throw new ClusterException(kind(reason), "Slurm says: " + reason, null);
  }

  private static ClusterException.Kind kind(String reason) {
    if (NOWHERE.matcher(reason).find()) {
      return ClusterException.Kind.ABSENT;
    }
    return LATER.matcher(reason).find()
        ? ClusterException.Kind.BUSY
        : ClusterException.Kind.REFUSED;
  }

  /** The last line that is not empty, without who said it: Slurm names the cause there. */
  private static String reason(String err) {
    String last = "no reason";
    for (String line : err.lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        last = line;
      }
    }
    String bare =
        last.replaceFirst("^(?:[\\w-]+:? )?(?:error|fatal): ", "")
            .replaceFirst("^(?:Batch job submission failed|allocation failure): ", "");
    return bare.isEmpty() ? last : Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
  }

  /** The setting that a reason of Slurm's is about, as far as its words tell. */
  static String field(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("partition") && !words.contains("limit")) {
      return "devices.slurm.partition";
    } else if (words.contains("account")) {
      return "devices.slurm.account";
    } else if (words.contains("qos")) {
      return "devices.slurm.qos";
    } else if (words.contains("time limit")) {
      return "devices.slurm.time";
    } else if (words.contains("memory")) {
      return "devices.slurm.memory";
    } else if (words.contains("gres") || words.contains("generic resource")) {
      return "devices.slurm.gres";
    }
    return "devices.slurm";
  }
}
