package org.tunebench.engine.compute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GPUs as NVIDIA's own tool lists them, in its machine-readable form. It comes with the driver.
 *
 * @param tool the program: its name or path
 * @param limit how long an answer may take: the tool is known to hang where a GPU does
 */
record NvidiaSmi(String tool, Duration limit) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIGABYTE = 1L << 30;
  private static final String FORMAT = "--format=csv,noheader,nounits";

  /** The name comes last: it may hold commas. */
  private static final String GPU_FIELDS =
      "--query-gpu=index,uuid,memory.total,memory.used,utilization.gpu,driver_version,name";

  private static final String PROCESS_FIELDS =
      "--query-compute-apps=gpu_uuid,pid,used_memory,process_name";

  private static final String SILENT =
      "no GPU is known: nvidia-smi has not answered within %d seconds; where it hangs in a terminal,"
          + " too, restart the machine, then look again";

  private static final String NO_GPU =
      "no GPU is known: nvidia-smi says '%s'; once it lists the GPUs in a terminal (after a restart,"
          + " or with a driver that fits), look again";

  /** Characters of what it says that are repeated. */
  private static final int MOST_SAID = 200;

  private static final Pattern GPU_OF_LIST = Pattern.compile("GPU (\\d+):.*");
  private static final Pattern PART_OF_LIST =
      Pattern.compile("\\s+MIG (\\S+)\\s+Device\\s+(\\d+):\\s+\\(UUID: ([^)]+)\\)\\s*");
  private static final Pattern PART_MEMORY = Pattern.compile("(\\d+)gb");

  /**
   * What the tool says of all GPUs.
   *
   * @param gpus in the order of their index
   * @param complete whether those that are missing are not there
   * @param problem one sentence where the tool is there and lists no GPU: why, and what to do;
   *     empty otherwise
   */
  record Answer(List<Gpu> gpus, boolean complete, String problem) {}

  /**
   * What the tool says of a GPU.
   *
   * @param memoryUsed bytes, if known
   * @param load 0 to 1, if known
   */
  record Gpu(
      int index,
      String uuid,
      long memoryTotal,
      OptionalLong memoryUsed,
      OptionalDouble load,
      String driver,
      String name) {
    String id() {
      return "gpu:" + index;
    }
  }

  /** An instance of a divided GPU (MIG). */
  record Part(int gpu, int number, String profile, String uuid) {
    String id() {
      return "gpu:" + gpu + ":" + number;
    }

    /** As its profile names it: 5 GB of {@code 1g.5gb}. */
    long memoryBytes() {
      Matcher matcher = PART_MEMORY.matcher(profile);
      return matcher.find() ? Long.parseLong(matcher.group(1)) * GIGABYTE : 0;
    }
  }

  /** A process that holds memory of a GPU. */
  record Holder(String gpuUuid, DeviceUse.Owner owner) {}

  Answer gpus() {
    ToolRun run = ToolRun.of(List.of(tool, GPU_FIELDS, FORMAT), limit);
    List<Gpu> found = run.lines().stream().flatMap(line -> gpu(line).stream()).toList();
    // It fails as a whole when one GPU is lost, and still lists the others.
    boolean lost = run.lines().stream().anyMatch(line -> line.contains("GPU is lost"));
    boolean complete = run.outcome() == ToolRun.Outcome.ANSWERED && (run.exit() == 0 || lost);
    return new Answer(found, complete, found.isEmpty() ? problem(run) : "");
  }

  private String problem(ToolRun run) {
    if (run.outcome() == ToolRun.Outcome.SILENT) {
      return SILENT.formatted(limit.toSeconds());
    }
    // A machine without an NVIDIA driver has no such tool.
    return run.lines().stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(
            said ->
                NO_GPU.formatted(said.length() > MOST_SAID ? said.substring(0, MOST_SAID) : said))
        .orElse(
            run.outcome() == ToolRun.Outcome.ANSWERED && run.exit() != 0
                ? NO_GPU.formatted("nothing")
                : "");
  }

  /** The parts of GPUs that are divided. */
  List<Part> parts() {
    return parts(ToolRun.of(List.of(tool, "-L"), limit).lines());
  }

  List<Holder> holders() {
    ToolRun run = ToolRun.of(List.of(tool, PROCESS_FIELDS, FORMAT), limit);
    return run.lines().stream().flatMap(line -> holder(line).stream()).toList();
  }

  static Optional<Gpu> gpu(String line) {
    String[] parts = line.split(",", 7);
    if (parts.length < 7 || !parts[0].strip().matches("\\d{1,4}")) {
      return Optional.empty();
    }
    OptionalLong percent = whole(parts[4]);
    return Optional.of(
        new Gpu(
            Integer.parseInt(parts[0].strip()),
            parts[1].strip(),
            mebibytes(parts[2]).orElse(0),
            mebibytes(parts[3]),
            percent.isPresent()
                ? OptionalDouble.of(Math.min(1, percent.getAsLong() / 100.0))
                : OptionalDouble.empty(),
            known(parts[5]),
            parts[6].strip()));
  }

  static Optional<Holder> holder(String line) {
    String[] parts = line.split(",", 4);
    OptionalLong pid = parts.length < 4 ? OptionalLong.empty() : whole(parts[1]);
    return pid.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Holder(
                parts[0].strip(),
                new DeviceUse.Owner(pid.getAsLong(), parts[3].strip(), mebibytes(parts[2]))));
  }

  static List<Part> parts(List<String> lines) {
    List<Part> parts = new ArrayList<>();
    int gpu = 0;
    for (String line : lines) {
      Matcher whole = GPU_OF_LIST.matcher(line);
      Matcher part = PART_OF_LIST.matcher(line);
      if (whole.matches()) {
        gpu = Integer.parseInt(whole.group(1));
      } else if (part.matches()) {
        parts.add(new Part(gpu, Integer.parseInt(part.group(2)), part.group(1), part.group(3)));
      }
    }
    return parts;
  }

  private static OptionalLong mebibytes(String text) {
    OptionalLong number = whole(text);
    return number.isPresent() ? OptionalLong.of(number.getAsLong() * MEBIBYTE) : number;
  }

  /** A number, or nothing: what is not supported reads {@code [N/A]}. */
  private static OptionalLong whole(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,12}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  private static String known(String text) {
    String stripped = text.strip();
    return stripped.startsWith("[") ? "" : stripped;
  }
}
