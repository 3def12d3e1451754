package org.tunebench.app.campaign;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tunebench.app.LocalEngine;
import org.tunebench.app.campaign.KilledSearch.Victim;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * A part of the campaign against failure: searches that are killed with -9 at random moments. No
 * completed trial may be lost or changed, none counted twice, none left running; no process may be
 * left; each search goes on to its exact budget.
 */
final class Kills {
  private static final int RESUME_MINUTES = 5;

  /** Searches at a time: one waits while another starts. */
  private static final int LANES = 3;

  /** Printed losses have few digits. */
  private static final double PRINTED = 1e-3;

  private final PrintStream out;
  private final Path folder;
  private final Tally tally = new Tally();

  Kills(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * @return whether all went well
   */
  boolean run(int kills, long seed) throws IOException, InterruptedException {
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    List<Callable<Void>> all = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      Victim victim = Victim.values()[kill % Victim.values().length];
      Path home = Files.createDirectories(folder.resolve("kill-" + kill));
      Random random = new Random(seed + kill);
      all.add(
          () -> {
            List<String> faults = once(new KilledSearch(home, random), home, victim);
            faults.forEach(fault -> out.println("killed " + victim.words() + ": " + fault));
            tally.count("searches, killed " + victim.words(), faults.isEmpty());
            if (faults.isEmpty()) {
              Folders.delete(home);
            }
            return null;
          });
    }
    try {
      for (Future<Void> done : lanes.invokeAll(all)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      lanes.shutdown();
    }
    tally.print(out);
    return tally.isWell();
  }

  private List<String> once(KilledSearch search, Path home, Victim victim)
      throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    search.run(victim).forEach(process -> faults.add("a process is left: " + process.pid()));
    try (LocalEngine local = LocalEngine.open(home)) {
      local.workspace().recovery().ifPresent(faults::add);
      Study study = local.engine().repository().study(KilledSearch.STUDY).orElseThrow();
      List<Trial> before = local.engine().repository().trials(study.id());
      compare(search.told(), before, faults);
      if (study.state() != StudyState.FINISHED) {
        local.engine().start(study.id()).ended().get(RESUME_MINUTES, TimeUnit.MINUTES);
      }
      judge(
          local.engine().repository().study(study.id()).orElseThrow(),
          before,
          local.engine().repository().trials(study.id()),
          faults);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      faults.add(e + ", after\n" + search.output());
    }
    return faults;
  }

  /** What was said to be completed is there. */
  private static void compare(Map<Integer, Double> told, List<Trial> kept, List<String> faults) {
    told.forEach(
        (number, loss) -> {
          boolean there =
              number < kept.size()
                  && kept.get(number).state() == TrialState.COMPLETED
                  && Math.abs(kept.get(number).metric("loss") - loss)
                      <= PRINTED * Math.max(1, Math.abs(loss));
          if (!there) {
            faults.add("trial %d had completed with %s and is lost".formatted(number, loss));
          }
        });
  }

  private static void judge(
      Study study, List<Trial> before, List<Trial> after, List<String> faults) {
    if (study.state() != StudyState.FINISHED) {
      faults.add("the study is " + study.state());
    }
    for (Trial trial : before) {
      if (trial.state() == TrialState.COMPLETED && !trial.equals(after.get(trial.number()))) {
        faults.add("completed trial %d has changed".formatted(trial.number()));
      }
    }
    for (Trial trial : after) {
      if (!trial.state().isTerminal()) {
        faults.add("trial %d is left %s".formatted(trial.number(), trial.state()));
      }
    }
    int counted = TrialCounts.of(after).done();
    if (counted != KilledSearch.TRIALS) {
      faults.add("%d trials count, not %d".formatted(counted, KilledSearch.TRIALS));
    }
  }
}
