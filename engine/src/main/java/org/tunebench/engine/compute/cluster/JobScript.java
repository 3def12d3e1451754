package org.tunebench.engine.compute.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tunebench.engine.compute.MatrixKernels;
import org.tunebench.engine.compute.WorkerJava;

/**
 * The script that Slurm runs on a node. All that is filled in is quoted; the modules have a form
 * without anything to quote; the prologue alone stands there as the person wrote it.
 */
final class JobScript {
  private final SlurmSettings settings;
  private final Path folder;
  private final int trials;

  /**
   * @param folder the job's own, on the nodes as here
   * @param trials how many it is to run
   */
  JobScript(SlurmSettings settings, Path folder, int trials) {
    this.settings = settings;
    this.folder = folder;
    this.trials = trials;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/bash");
    lines.add("# Written by Tunebench for one job.");
    lines.add("umask 077");
    // Without such a locale Java cannot name files with letters beyond ASCII.
    lines.add(
        "case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in *[uU][tT][fF]*8) ;; *) export LC_ALL=C.UTF-8 ;; esac");
    // The script comes with the job, the folder does not.
    lines.add(
        line(
            "cd %s && [ -r %s ] || exit %d", quoted(folder), JobFolder.COMMANDS, JobEnd.NO_FOLDER));
    lines.add("exec >>out.txt 2>&1");
    modules(lines);
    settings.prologue().lines().forEach(lines::add);
    if (!settings.gpu()) {
      lines.add("export CUDA_VISIBLE_DEVICES=");
    }
    // Trials side by side share the cores.
    int threads = Math.max(1, settings.cpus() / trials);
    lines.add(line("export OMP_NUM_THREADS=%d MKL_NUM_THREADS=%d", threads, threads));
    lines.addAll(MatrixKernels.inBash());
    start(lines);
    return String.join("\n", lines) + "\n";
  }

  private void modules(List<String> lines) {
    if (!settings.modules().isEmpty()) {
      lines.add("type module >/dev/null 2>&1 || . /etc/profile");
    }
    for (String module : settings.modules()) {
      lines.add(line("module load %s || exit %d", module, JobEnd.NO_MODULE));
    }
  }

  private void start(List<String> lines) {
    List<String> command = new ArrayList<>();
    if (settings.program().isPresent()) {
      command.add(quoted(launcher(settings.program().get())));
    } else {
      lines.add("export CLASSPATH=" + quoted(WorkerJava.classPath(settings.gpu())));
      WorkerJava.line(JobMain.class.getName(), settings.gpu())
          .forEach(word -> command.add(quoted(word)));
    }
    lines.add(line("[ -x %s ] || exit %d", command.get(0), JobEnd.NO_JAVA));
    command.add(quoted(folder));
    command.add(Integer.toString(trials));
    lines.add("exec " + String.join(" ", command));
  }

  /** Bash reads no digits but its own, whatever the person's locale has. */
  private static String line(String form, Object... words) {
    return String.format(Locale.ROOT, form, words);
  }

  /** What is run of a Tunebench in a folder of the nodes. */
  static Path launcher(String program) {
    return Path.of(program, "bin", "tunebench-worker");
  }

  /** As one word of bash, whatever it holds. */
  static String quoted(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }
}
