package org.tunebench.app.campaign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.compute.WorkerProtocol;
import org.tunebench.engine.data.DataReader;
import org.tunebench.engine.data.SampleReader;
import org.tunebench.engine.objective.BuiltInObjectives;
import org.tunebench.engine.objective.ObjectiveTypes;
import org.tunebench.engine.objective.torch.WeightsFile;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.studyfile.StudyFiles;
import org.tunebench.engine.studyfile.table.ImportOptions;
import org.tunebench.engine.studyfile.table.TrialTables;
import org.tunebench.store.Workspace;
import org.tunebench.store.WorkspaceException;

/**
 * A part of the campaign against failure: inputs of every kind, changed at random. Each is read, or
 * refused in a sentence of one line, within ten seconds, in little memory, and nothing is written
 * outside of the folder.
 */
final class MutatedInputs {
  private static final int SECONDS = 10;
  private static final int LONGEST_SENTENCE = 2_000;
  private static final String RESOURCES = "/org/tunebench/engine/";

  /** Reads an input; what it throws is judged. */
  @FunctionalInterface
  private interface Reading {
    void of(Path file) throws IOException;
  }

  /**
   * A kind of input.
   *
   * @param file the name that it has; in a folder of its own
   * @param others what lies beside it, not changed
   */
  private record Kind(
      String name, String file, byte[] whole, boolean isText, List<Other> others, Reading reading) {
    Kind(String name, String file, byte[] whole, boolean isText, Reading reading) {
      this(name, file, whole, isText, List.of(), reading);
    }
  }

  private record Other(String file, byte[] content) {}

  private final PrintStream out;
  private final Path folder;
  private final ObjectiveTypes types = BuiltInObjectives.types();
  private final Tally tally = new Tally();

  MutatedInputs(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * @return whether all went well
   */
  boolean run(int inputs, long seed) throws IOException, InterruptedException {
    Path inside = Files.createDirectories(folder.resolve("inputs"));
    List<Kind> kinds = kinds();
    Random random = new Random(seed);
    List<String> before = names(folder);
    for (int input = 0; input < inputs; input++) {
      Kind kind = kinds.get(input % kinds.size());
      Path own = Files.createDirectories(inside.resolve("input-" + input));
      for (Other other : kind.others()) {
        Files.write(own.resolve(other.file()), other.content());
      }
      Mutation mutation = new Mutation(random);
      byte[] changed = kind.isText() ? mutation.text(kind.whole()) : mutation.bytes(kind.whole());
      Path file = Files.write(own.resolve(kind.file()), changed);
      String fault = fault(kind, file);
      tally.count(kind.name(), fault.isEmpty());
      if (fault.isEmpty()) {
        Folders.delete(own);
      } else {
        out.printf("%s (%s): %s%n", kind.name(), file, fault);
      }
    }
    tally.count("files written outside", names(folder).equals(before));
    tally.print(out);
    return tally.isWell();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  /** What was wrong about how an input was read, or nothing. */
  private static String fault(Kind kind, Path file) throws InterruptedException {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> reading =
          thread.submit(
              () -> {
                kind.reading().of(file);
                return null;
              });
      reading.get(SECONDS, TimeUnit.SECONDS);
      return "";
    } catch (TimeoutException e) {
      return "not read within %d s".formatted(SECONDS);
    } catch (ExecutionException e) {
      return fault(e.getCause());
    } finally {
      thread.shutdownNow();
    }
  }

  private static String fault(Throwable thrown) {
    String sentence;
    if (thrown instanceof WrongInputException wrong) {
      sentence = wrong.sentence();
    } else if (thrown instanceof WorkspaceException refused) {
      sentence = refused.getMessage();
    } else {
      StackTraceElement[] trace = thrown.getStackTrace();
      return thrown + (trace.length > 0 ? " at " + trace[0] : "");
    }
    boolean isOne =
        !sentence.contains("\n")
            && !sentence.contains("Exception")
            && sentence.length() <= LONGEST_SENTENCE;
    return isOne ? "" : "no sentence: " + sentence;
  }

  private List<Kind> kinds() throws IOException {
    List<Kind> kinds = new ArrayList<>();
    for (StudyFileSample sample : StudyFileSample.values()) {
      kinds.add(
          new Kind(
              "study files, " + sample.label(),
              "study.yaml",
              sample.text().getBytes(StandardCharsets.UTF_8),
              true,
              file -> StudyFiles.read(file, types)));
    }
    Reading counts = file -> DataReader.read(file).counts();
    for (String name :
        List.of(
            "csr.h5ad",
            "layers_raw.h5ad",
            "legacy_compound.h5ad",
            "links.h5ad",
            "external_x.h5ad",
            "tenx_v2.h5",
            "tenx_v3.h5",
            "small.loom")) {
      String ending = name.substring(name.lastIndexOf('.') + 1);
      kinds.add(
          new Kind("data, " + name, "data." + ending, resource("data/" + name), false, counts));
    }
    byte[] table = table().getBytes(StandardCharsets.UTF_8);
    kinds.add(new Kind("data, csv", "data.csv", table, true, counts));
    kinds.add(new Kind("data, csv.gz", "data.csv.gz", packed(table), false, counts));
    kinds.add(tenX(counts));
    kinds.add(images());
    kinds.add(new Kind("models", "model.npz", model(), false, MutatedInputs::openModel));
    kinds.add(
        new Kind(
            "data, table of samples",
            "digits.csv",
            table,
            true,
            file -> SampleReader.readSets(file, java.util.Optional.empty())));
    kinds.add(trials("csv", "trial,state,loss,lr\n0,completed,0.5,0.1\n1,failed,,0.2\n"));
    kinds.add(
        trials("json", "[{\"trial\": 0, \"loss\": 0.5, \"lr\": 0.1}, {\"loss\": 1, \"lr\": 2}]"));
    kinds.add(
        new Kind(
            "worker lines",
            "lines",
            ("{\"type\":\"report\",\"trial\":3,\"step\":7,\"values\":{\"loss\":0.5}}\n"
                    + "{\"type\":\"start\",\"trial\":3,\"configuration\":{\"lr\":0.1},\"seed\":7,\"folder\":\"/x\"}\n")
                .getBytes(StandardCharsets.UTF_8),
            true,
            file ->
                Files.readString(file)
                    .lines()
                    .forEach(
                        line -> {
                          WorkerProtocol.event(line);
                          WorkerProtocol.command(line);
                        })));
    kinds.add(
        new Kind("workspaces", "tunebench.mv.db", database(), false, MutatedInputs::openAndRead));
    return kinds;
  }

  private Kind trials(String ending, String text) {
    return new Kind(
        "tables to import, " + ending,
        "trials." + ending,
        text.getBytes(StandardCharsets.UTF_8),
        true,
        file -> TrialTables.read(file, new ImportOptions("imported"), types));
  }

  private static Kind tenX(Reading counts) {
    List<Other> others =
        List.of(
            new Other("barcodes.tsv", "a-1\nb-1\nc-1\n".getBytes(StandardCharsets.UTF_8)),
            new Other(
                "features.tsv",
                "G1\tg1\tGene Expression\nG2\tg2\tGene Expression\n"
                    .getBytes(StandardCharsets.UTF_8)));
    String matrix =
        "%%MatrixMarket matrix coordinate integer general\n%\n2 3 4\n1 1 5\n2 1 1\n1 2 3\n2 3 2\n";
    return new Kind(
        "data, 10x folder",
        "matrix.mtx",
        matrix.getBytes(StandardCharsets.UTF_8),
        true,
        others,
        file -> counts.of(file.getParent()));
  }

  /** Two images of 2 × 2 pixels and their classes, as IDX files. */
  private static Kind images() {
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8};
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};
    return new Kind(
        "data, images",
        "train-images-idx3-ubyte",
        images,
        false,
        List.of(new Other("train-labels-idx1-ubyte", labels)),
        file -> SampleReader.readSets(file, java.util.Optional.empty()));
  }

  /** What a model file says of itself; its weights are read by workers alone. */
  private byte[] model() throws IOException {
    Path file = folder.resolve("model.npz");
    WeightsFile.write(file, Map.of("format", "tunebench", "genes", List.of("a", "b")), List.of());
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static void openModel(Path file) {
    try (WeightsFile model = WeightsFile.open(file)) {
      model.description(Map.class);
    }
  }

  private static String table() {
    StringBuilder text = new StringBuilder("cell,g1,g2,g3\n");
    for (int cell = 0; cell < 12; cell++) {
      text.append("c%d,%d,%d,%d%n".formatted(cell, cell % 3, cell, 7 * cell % 5));
    }
    return text.toString();
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream packed = MutatedInputs.class.getResourceAsStream(RESOURCES + name + ".gz")) {
      return new GZIPInputStream(packed).readAllBytes();
    }
  }

  /** A workspace's database with a study in it. */
  private byte[] database() throws IOException {
    Path home = folder.resolve("workspace");
    try (Workspace workspace = Workspace.open(home)) {
      StudyRepository repository = workspace.repository();
      repository.create(
          StudyFiles.parse(StudyFileSample.NATIVE.text(), "study.yaml", types).spec());
    }
    byte[] bytes = Files.readAllBytes(home.resolve("tunebench.mv.db"));
    Folders.delete(home);
    return bytes;
  }

  private static void openAndRead(Path database) {
    try (Workspace workspace = Workspace.open(database.getParent())) {
      StudyRepository repository = workspace.repository();
      repository.summaries().forEach(study -> repository.trials(study.id()));
    }
  }
}
