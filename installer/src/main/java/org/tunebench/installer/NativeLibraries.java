package org.tunebench.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The training library's native parts, which travel in jars, as plain files: nothing has to be
 * unpacked at first start, and a folder that cannot be written to serves.
 */
final class NativeLibraries {
  private static final Pattern LIBRARY =
      Pattern.compile("org/bytedeco/(\\w+)/[\\w-]+?(-gpu)?/([^/]+\\.(?:so(?:\\.\\d+)*|dll|dylib))");

  /**
   * The part of JavaCPP that binds CUDA's own libraries, and the folder that all for CUDA goes
   * into: LibTorch's two builds have the same names.
   */
  private static final String CUDA = "cuda";

  /**
   * The bindings to CUDA's libraries that LibTorch's binding inherits from, in turn, too: JavaCPP
   * loads no class of it without all of them. {@code CudaBindingTest} of the engine asks JavaCPP.
   */
  private static final Pattern INHERITED =
      Pattern.compile("(lib)?jni(cudart|cublas|cudnn|cupti|cusolver|cusparse)\\..*");

  /** Bindings that no trial calls: LAPACKE with all its variants, and distributed training. */
  private static final Pattern UNUSED =
      Pattern.compile("(lib)?(jniopenblas_full|jnitorch_gloo|jnitorch_nccl)\\..*");

  /** The system's own is never older than the system's libstdc++ needs; this one could be. */
  private static final Set<String> OF_THE_SYSTEM = Set.of("libgcc_s.so.1");

  private NativeLibraries() {}

  /** Whether a jar is there for the native libraries in it. */
  static boolean areIn(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().anyMatch(entry -> LIBRARY.matcher(entry.getName()).matches());
    }
  }

  /** Unpacks what is used of these jars into one folder, what is for CUDA into one below it. */
  static void unpack(List<Path> jars, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          Matcher library = LIBRARY.matcher(entry.getName());
          if (library.matches() && isUsed(library)) {
            Path place = isForCuda(library) ? folder.resolve(CUDA) : folder;
            extract(zip, entry, Files.createDirectories(place).resolve(library.group(3)));
          }
        }
      }
    }
    strip(folder);
    strip(folder.resolve(CUDA));
  }

  private static boolean isForCuda(Matcher library) {
    return library.group(2) != null || library.group(1).equals(CUDA);
  }

  private static boolean isUsed(Matcher library) {
    String name = library.group(3);
    return library.group(1).equals(CUDA)
        ? INHERITED.matcher(name).matches()
        : !UNUSED.matcher(name).matches() && !OF_THE_SYSTEM.contains(name);
  }

  private static void extract(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }

  /**
   * Gives OpenBLAS its second name, under which one binding asks for it. Without that JavaCPP would
   * make a copy in the person's home.
   */
  static void addSecondName(Path folder) throws IOException {
    for (String name : List.of("libopenblas.so.0", "libopenblas.0.dylib", "libopenblas.dll")) {
      Path second = folder.resolve(name.replace("openblas", "openblas_nolapack"));
      if (Files.exists(folder.resolve(name)) && !Files.exists(second)) {
        if (Os.current() == Os.WINDOWS) {
          Files.copy(folder.resolve(name), second);
        } else {
          Files.createSymbolicLink(second, Path.of(name));
        }
      }
    }
  }

  /** Tables of local symbols serve debuggers alone, and take a quarter of the space. */
  private static void strip(Path folder) throws IOException {
    if (Os.current() != Os.LINUX || !Tool.exists("strip")) {
      return;
    }
    for (String name : List.of("libtorch_cpu.so", "libtorch.so", "libc10.so")) {
      if (Files.exists(folder.resolve(name))) {
        Tool.system(List.of("strip", "--strip-unneeded", folder.resolve(name).toString()));
      }
    }
  }
}
