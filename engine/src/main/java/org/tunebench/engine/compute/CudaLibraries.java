package org.tunebench.engine.compute;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CUDA's own libraries, which the training library for GPUs needs and which do not come with it:
 * looked for where machine learning workstations have them. Linux only; elsewhere none are looked
 * for and the system's loader has the last word.
 *
 * @param found the file of each library that was found, by its name
 * @param missing the names of the others
 */
public record CudaLibraries(Map<String, Path> found, List<String> missing) {
  /**
   * What the build for CUDA 13 of LibTorch 2.10 loads, by the names that its libraries ask for
   * ({@code readelf -d}; nvrtc by name, when a kernel is compiled). It is quiet about one that is
   * not there, and then knows of no CUDA.
   */
  private static final List<String> NEEDED =
      List.of(
          "libcudart.so.13",
          "libcublas.so.13",
          "libcublasLt.so.13",
          "libcufft.so.12",
          "libcufile.so.0",
          "libcurand.so.10",
          "libcusparse.so.12",
          "libcusolver.so.12",
          "libcupti.so.13",
          "libnvrtc.so.13",
          "libcudnn.so.9",
          "libnccl.so.2");

  private static final Set<Path> KNOWN_TO_THE_LOADER =
      Set.of(
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib64"),
          Path.of("/usr/lib"));

  /** Where packages of Python keep NVIDIA's, below a folder that holds Python's libraries. */
  private static final List<String> PYTHON =
      List.of(
          "lib/python3*/site-packages/nvidia/*/lib",
          "lib/python3*/dist-packages/nvidia/*/lib",
          "lib/python3/dist-packages/nvidia/*/lib");

  /** Copies both. */
  public CudaLibraries {
    found = new LinkedHashMap<>(found);
    missing = List.copyOf(missing);
  }

  /** Looks for them on this machine. */
  public static CudaLibraries find() {
    return in(folders(Path.of("/"), System.getenv(), System.getProperty("user.home")));
  }

  /** Looks for them in folders; the first that has one counts. */
  static CudaLibraries in(Iterable<Path> folders) {
    Map<String, Path> found = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : NEEDED) {
      for (Path folder : folders) {
        if (Files.isRegularFile(folder.resolve(name))) {
          found.putIfAbsent(name, folder.resolve(name));
        }
      }
      if (!found.containsKey(name)) {
        missing.add(name);
      }
    }
    return new CudaLibraries(found, missing);
  }

  /**
   * The folders to look in: those of the environment first, then the system's, then Python's.
   *
   * @param root of the file system
   */
  static Set<Path> folders(Path root, Map<String, String> environment, String home) {
    Set<Path> folders = new LinkedHashSet<>();
    for (String entry : environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator)) {
      addIfAny(folders, entry, "");
    }
    for (String variable : List.of("CUDA_HOME", "CUDA_PATH")) {
      addIfAny(folders, environment.getOrDefault(variable, ""), "lib64");
    }
    addAll(folders, root, "usr/local/cuda/lib64");
    addAll(folders, root, "usr/local/cuda/extras/CUPTI/lib64");
    addAll(folders, root, "usr/local/cuda-13*/lib64");
    addAll(folders, root, "usr/local/cuda-13*/extras/CUPTI/lib64");
    addAll(folders, root, "usr/lib/x86_64-linux-gnu");
    addAll(folders, root, "usr/lib64");
    addAll(folders, root, "usr/lib");
    for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
      String prefix = environment.getOrDefault(variable, "");
      if (!prefix.isEmpty()) {
        addIfAny(folders, prefix, "lib");
        PYTHON.forEach(pattern -> addAll(folders, Path.of(prefix), pattern));
      }
    }
    for (Path prefix : List.of(Path.of(home, ".local"), root.resolve("usr/local"))) {
      PYTHON.forEach(pattern -> addAll(folders, prefix, pattern));
    }
    PYTHON.forEach(pattern -> addAll(folders, root.resolve("usr"), pattern));
    return folders;
  }

  private static void addIfAny(Set<Path> to, String folder, String below) {
    try {
      if (!folder.isEmpty() && Files.isDirectory(Path.of(folder, below))) {
        to.add(Path.of(folder, below));
      }
    } catch (InvalidPathException noPath) {
      return;
    }
  }

  /** Adds the folders that a pattern fits, one {@code *} a name. */
  private static void addAll(Set<Path> to, Path from, String pattern) {
    int slash = pattern.indexOf('/');
    String first = slash < 0 ? pattern : pattern.substring(0, slash);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(from, first)) {
      for (Path entry : entries) {
        if (slash >= 0) {
          addAll(to, entry, pattern.substring(slash + 1));
        } else if (Files.isDirectory(entry)) {
          to.add(entry);
        }
      }
    } catch (IOException unreadable) {
      return;
    }
  }

  /** The folders that hold them, each once. */
  public List<Path> places() {
    return found.values().stream().map(Path::getParent).distinct().toList();
  }

  /**
   * What {@code LD_LIBRARY_PATH} has to be for a process that loads them: their folders, then those
   * that it names already. Folders that the loader knows by itself are left out: all else that lies
   * there would come before what a program brings along.
   *
   * @param before what it is, perhaps empty
   */
  String libraryPath(String before) {
    Set<String> folders = new LinkedHashSet<>();
    places().stream()
        .filter(place -> !KNOWN_TO_THE_LOADER.contains(place))
        .forEach(place -> folders.add(place.toString()));
    Arrays.stream(before.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .forEach(folders::add);
    return String.join(File.pathSeparator, folders);
  }

  /** What is missing and what to do, one sentence; empty if nothing is. */
  public String advice() {
    return missing.isEmpty()
        ? ""
        : ("libraries of CUDA are missing (%s): install CUDA 13 with cuDNN 9 and NCCL, or with pip"
                + " a PyTorch for CUDA 13 and nvidia-curand, which bring them")
            .formatted(String.join(", ", missing));
  }
}
