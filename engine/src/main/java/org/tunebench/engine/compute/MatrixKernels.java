package org.tunebench.engine.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of OpenBLAS's kernels a worker uses for the products of matrices. It chooses by a list of
 * processors, takes AMD's newer ones for old, and so leaves half of the width of their arithmetic
 * unused (OpenBLAS 0.3.31 and Zen 5: 107 in place of 193 GFLOP/s on one core). Where such a
 * processor has what the wide kernels ask for, and nobody has chosen, they are chosen here.
 */
public final class MatrixKernels {
  /** OpenBLAS takes its choice from this one. */
  private static final String VARIABLE = "OPENBLAS_CORETYPE";

  private static final String WIDE = "SKYLAKEX";

  /** What the kernels of that name execute. */
  private static final List<String> NEEDED =
      List.of("avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl");

  private static final String VENDOR = "AuthenticAMD";
  private static final Path LINUX = Path.of("/proc/cpuinfo");

  private MatrixKernels() {}

  /** Adds the choice to the environment of a process on this machine, if there is one to make. */
  public static void choose(Map<String, String> environment) {
    choose(environment, LINUX);
  }

  /**
   * @param cpuinfo what Linux says of the processors; may be absent
   */
  static void choose(Map<String, String> environment, Path cpuinfo) {
    if (!environment.containsKey(VARIABLE) && isWideAmd(cpuinfo)) {
      environment.put(VARIABLE, WIDE);
    }
  }

  private static boolean isWideAmd(Path cpuinfo) {
    if (!Files.isReadable(cpuinfo)) {
      return false;
    }
    Set<String> words = new HashSet<>();
    // The first processor is enough, and the file is made anew for each reader, line by line.
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      lines.takeWhile(line -> !line.isBlank()).forEach(l -> words.addAll(words(l)));
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
    return words.contains(VENDOR) && words.containsAll(NEEDED);
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.split("[\\s:]+"));
  }

  /** The same choice for the machine that runs a script of bash. */
  public static List<String> inBash() {
    return List.of(
        "wide=$(grep -sm1 ^flags /proc/cpuinfo | tr ' ' '\\n' | grep -cxE '%s')"
            .formatted(String.join("|", NEEDED)),
        "if [ \"$wide\" = %s ] && grep -qs %s /proc/cpuinfo; then export %s=${%s:-%s}; fi"
            // As text: bash does not read the digits of the person's locale.
            .formatted(Integer.toString(NEEDED.size()), VENDOR, VARIABLE, VARIABLE, WIDE));
  }
}
