package org.tunebench.engine.compute;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which builds of LibTorch this Tunebench has: the one for the CPU, and with {@code -Pgpu} the one
 * for CUDA beside it. The latter loads CUDA's own libraries whatever it is used for, so workers on
 * the CPU take the former.
 */
final class TrainingLibrary {
  /** Names the folder that the native libraries were unpacked into, where they are in no jar. */
  private static final String NATIVES = "tunebench.natives";

  /** The folder below it with those for CUDA. */
  private static final String CUDA = "cuda";

  private static final String IN_JAR = "org/bytedeco/pytorch/%s-x86_64-gpu/";

  private static final Pattern JAR = Pattern.compile("pytorch-.*-x86_64(-gpu)?\\.jar");

  private TrainingLibrary() {}

  /** Whether there is one for CUDA. */
  static boolean isForCuda() {
    String folder = System.getProperty(NATIVES);
    if (folder != null) {
      return Files.isDirectory(Path.of(folder, CUDA));
    }
    String resource = IN_JAR.formatted(isOnWindows() ? "windows" : "linux");
    return TrainingLibrary.class.getClassLoader().getResource(resource) != null;
  }

  /** Why a worker has no training library, and what to do; the log has the rest. */
  static String sentence(LinkageError e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String said =
        first.getMessage() == null ? "" : first.getMessage().lines().findFirst().orElse("");
    return "the training library cannot be loaded%s: start Tunebench by its own command 'tunebench', which says where it is, or install it anew"
        .formatted(said.isEmpty() ? "" : " (" + said + ")");
  }

  static boolean isOnWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** The options with which Java finds it. */
  static List<String> options(boolean onGpu) {
    return options(System.getProperty(NATIVES), onGpu && isForCuda());
  }

  /**
   * @param folder with the native libraries; null where they are in jars
   */
  static List<String> options(String folder, boolean cuda) {
    if (folder == null) {
      return List.of();
    }
    String path = cuda ? Path.of(folder, CUDA) + File.pathSeparator + folder : folder;
    return List.of(
        "-Djava.library.path=" + path,
        "-Dorg.bytedeco.javacpp.pathsFirst=true",
        // Taken from where they are, nothing is written into the person's home.
        "-Dorg.bytedeco.javacpp.cacheLibraries=false");
  }

  /**
   * Whether a worker has a jar on its class path. With both builds there JavaCPP would take a
   * library of the one and a library of the other.
   */
  static boolean takes(Path jar, boolean onGpu) {
    return takes(jar, onGpu, isForCuda());
  }

  static boolean takes(Path jar, boolean onGpu, boolean isForCuda) {
    Matcher library = JAR.matcher(String.valueOf(jar.getFileName()));
    return !isForCuda || !library.matches() || onGpu == (library.group(1) != null);
  }
}
