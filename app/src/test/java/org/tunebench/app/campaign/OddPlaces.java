package org.tunebench.app.campaign;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.tunebench.engine.compute.LocalDevices;
import org.tunebench.engine.compute.ProcessLauncher;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.run.EmbeddedEngine;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.run.StudySnapshot;
import org.tunebench.engine.study.StudyState;
import org.tunebench.engine.studyfile.StudyFiles;
import org.tunebench.store.Workspace;

/**
 * A part of the campaign against failure: places and circumstances that programs seldom think of.
 * The search works there, or says in a sentence why it cannot.
 */
final class OddPlaces {
  private static final int DONE = 0;
  private static final int UNUSABLE = 3;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PATH = 4_300;
  private static final String STUDY =
      """
      name: odd
      objective: {function: {name: branin, epochs: 20, start: 300.5}}
      sampler: random
      budget: {trials: %d, parallel: 2}
      """;

  private final PrintStream out;
  private final Path folder;
  private final Tally tally = new Tally();

  OddPlaces(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * @return whether all went well
   */
  boolean run() throws Exception {
    for (String locale : List.of("tr-TR", "de-DE", "ar-EG")) {
      String[] parts = locale.split("-");
      note("locale " + locale, works("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]));
    }
    note("a home with spaces and letters of everywhere", everywhere());
    note("a home at the end of 4,300 characters", tooLong());
    note("a folder that cannot be written", readOnly());
    note("artifacts deleted between two runs", deletedArtifacts());
    note("the clock set back by a day in the middle", clockSetBack());
    if (mayMount()) {
      note("a disk that gets full in the middle", fullDisk());
    } else {
      out.println("a full disk is not tried: that takes a person who may mount one");
    }
    tally.print(out);
    return tally.isWell();
  }

  private void note(String what, String fault) {
    tally.count(what, fault.isEmpty());
    if (!fault.isEmpty()) {
      out.printf("%s: %s%n", what, fault);
    }
  }

  private Path study(Path place, int trials) throws IOException {
    return Files.writeString(place.resolve("odd.yaml"), STUDY.formatted(trials));
  }

  private Path place(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private String works(String... options) throws IOException, InterruptedException {
    Path place = place("locale" + String.join("", options).hashCode());
    Program program = new Program(options);
    String home = place.resolve("home").toString();
    Program.Run run = program.run(place, "run", study(place, 4).toString(), "--home", home);
    Program.Run export = program.run(place, "export", "odd", "--format", "csv", "--home", home);
    // The header is plain, and so are numbers: no comma, no digits of another script.
    boolean plain =
        export
            .output()
            .lines()
            .skip(1)
            .limit(4)
            .allMatch(l -> l.matches("\\d+,completed,[-0-9.eE]+,.*"));
    return run.is(DONE) && export.is(DONE) && plain ? "" : run.output() + export.output();
  }

  private String everywhere() throws IOException, InterruptedException {
    Path place = place("a home, ein Zuhause, 家, дом, ev ığİ, 🏠 'n \"q\" $HOME");
    Program program = new Program();
    String home = place.resolve("home").toString();
    Program.Run run = program.run(place, "run", study(place, 4).toString(), "--home", home);
    Program.Run show = program.run(place, "show", "odd", "--home", home);
    return run.is(DONE) && show.is(DONE) ? "" : run.output() + show.output();
  }

  private String tooLong() throws IOException, InterruptedException {
    Path place = place("long");
    StringBuilder path = new StringBuilder(place.toString());
    while (path.length() < LONGEST_PATH) {
      path.append('/').append("x".repeat(LONGEST_NAME));
    }
    return refused(new Program().run(place, "list", "--home", path.toString()));
  }

  private String readOnly() throws IOException, InterruptedException {
    // Nobody can make a folder there, not even the administrator.
    Path place = place("read-only");
    return refused(new Program().run(place, "list", "--home", "/proc/tunebench"));
  }

  private static String refused(Program.Run run) {
    boolean said = run.is(UNUSABLE) && run.output().strip().lines().count() == 1;
    return said ? "" : run.exit() + ": " + run.output();
  }

  private String deletedArtifacts() throws IOException, InterruptedException {
    Path place = place("artifacts");
    Path home = place.resolve("home");
    Program program = new Program();
    Program.Run run =
        program.run(place, "run", study(place, 4).toString(), "--home", home.toString());
    Folders.delete(home.resolve("artifacts"));
    Program.Run show = program.run(place, "show", "odd", "--home", home.toString());
    Program.Run more =
        program.run(place, "resume", "odd", "--trials", "8", "--home", home.toString());
    return run.is(DONE) && show.is(DONE) && more.is(DONE)
        ? ""
        : run.output() + show.output() + more.output();
  }

  /** A clock that falls back by a day after some looks at it. */
  private static Clock fallingBack() {
    int most = 60;
    AtomicInteger looks = new AtomicInteger();
    InstantSource source =
        () -> {
          Instant now = Instant.now();
          return looks.incrementAndGet() > most ? now.minus(Duration.ofDays(1)) : now;
        };
    return source.withZone(ZoneOffset.UTC);
  }

  private String clockSetBack() throws Exception {
    Path place = place("clock");
    try (Workspace workspace = Workspace.open(place);
        SearchEngine engine =
            new EmbeddedEngine(
                workspace.repository(),
                BuiltInObjectives.types(),
                new ProcessLauncher(),
                new LocalDevices(),
                workspace.artifacts(),
                workspace.logs(),
                fallingBack())) {
      var spec =
          StudyFiles.parse(STUDY.formatted(20), "odd.yaml", BuiltInObjectives.types()).spec();
      long id = engine.create(spec, place).id();
      StudySnapshot end = engine.start(id).ended().get(1, TimeUnit.MINUTES);
      boolean well =
          end.study().state() == StudyState.FINISHED
              && end.trials().size() == 20
              && !end.study().elapsed().isNegative();
      return well ? "" : end.toString();
    }
  }

  private static boolean mayMount() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("user.name").equals("root");
  }

  private String fullDisk() throws IOException, InterruptedException {
    Path place = place("full");
    Path home = Files.createDirectories(place.resolve("home"));
    if (!command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", home.toString())) {
      out.println("a full disk is not tried: this system mounts none");
      return "";
    }
    try {
      Program program = new Program();
      Program.Run run =
          program.run(place, "run", study(place, 2_000).toString(), "--home", home.toString());
      boolean said = run.exit() != DONE && run.output().contains("full");
      command("mount", "-o", "remount,size=200m", home.toString());
      Program.Run resumed = program.run(place, "resume", "odd", "--home", home.toString());
      boolean noTrace = !run.output().contains("\tat ") && !run.output().contains("Exception");
      return said && noTrace && resumed.is(DONE)
          ? ""
          : run.exit() + ": " + last(run.output()) + "\n" + last(resumed.output());
    } finally {
      command("umount", home.toString());
    }
  }

  private static String last(String output) {
    return output.substring(Math.max(0, output.length() - 1_000));
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
  }
}
