package org.tunebench.engine.objective.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.data.CountMatrix;
import org.tunebench.engine.data.DataReader;
import org.tunebench.engine.data.Dataset;
import org.tunebench.engine.data.ReadOptions;
import org.tunebench.engine.data.SimulatedCounts;
import org.tunebench.engine.objective.FinalModel;
import org.tunebench.engine.objective.ModelUse;
import org.tunebench.engine.objective.Objective;
import org.tunebench.engine.objective.Opener;
import org.tunebench.engine.objective.TrialContext;
import org.tunebench.engine.objective.WorkerSetup;
import org.tunebench.engine.objective.torch.LibTorch;
import org.tunebench.engine.objective.torch.WeightsFile;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;

/** Models are trained on all cells, kept in files, opened again and applied, as workers do it. */
class SavedModelTest {
  private static final Dataset DEMO = SimulatedCounts.DEMO.generate();
  private static final int EPOCHS = 3;

  @TempDir private Path folder;

  /** Counts the epochs. */
  private record Recorder(Configuration configuration, List<Integer> epochs)
      implements TrialContext {
    @Override
    public int number() {
      return 0;
    }

    @Override
    public long seed() {
      return 5;
    }

    @Override
    public Path folder() {
      return Path.of("");
    }

    @Override
    public void report(int step, Map<String, Double> values) {
      epochs.add(step);
    }

    @Override
    public void log(String line) {}

    @Override
    public boolean stopRequested() {
      return false;
    }
  }

  private static Map<String, Double> run(
      Opener job, PartSpec opened, Map<String, Object> varied, List<Integer> epochs)
      throws Exception {
    MetricSpec metric = new MetricSpec("marginal_ll", Goal.MINIMIZE);
    WorkerSetup setup = new WorkerSetup(opened, metric, Path.of(""), "cpu", 1, 0);
    try (Objective objective = job.open(setup)) {
      return objective.run(new Recorder(new Configuration(varied), epochs));
    }
  }

  private Path train(Map<String, Object> settings, Map<String, Object> varied) throws Exception {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("dataset", "demo"));
    all.putAll(settings);
    Path file = folder.resolve("model.npz");
    List<Integer> epochs = new ArrayList<>();
    PartSpec objective = new PartSpec("scvi", all);
    FinalModel wanted = new FinalModel(EPOCHS, "a study", 7, file);

    Map<String, Double> metrics =
        run(new BestModelJob(), BestModelJob.of(objective, wanted), varied, epochs);

    assertThat(epochs).containsExactly(1, 2, 3);
    assertThat(metrics.get("n_epochs")).isEqualTo(EPOCHS);
    assertThat(metrics.get("elbo_train")).isFinite();
    return file;
  }

  private static ApplyJob.Request request(Path model, Path output) {
    return new ApplyJob.Request(model, "demo", ReadOptions.DEFAULT, output);
  }

  private void apply(PartSpec opened) throws Exception {
    assertThat(run(new ApplyJob(), opened, Map.of(), new ArrayList<>()))
        .containsEntry("cells", 600.0);
  }

  @Test
  void keepsWhatTheModelIsAndWhereItCameFrom() throws Exception {
    Path file =
        train(
            Map.of("batch-key", "batch", "labels-key", "cell_type", "genes", 50L, "n_latent", 4L),
            Map.of("dispersion", "gene-label", "lr", 0.005));

    try (AppliedModel model = AppliedModel.open(file, "cpu")) {
      SavedModel saved = model.saved();
      assertThat(saved.study()).isEqualTo("a study");
      assertThat(saved.trial()).isEqualTo(7);
      assertThat(saved.training().epochs()).isEqualTo(EPOCHS);
      assertThat(saved.configuration())
          .containsEntry("dispersion", "gene-label")
          .containsEntry("lr", 0.005);
      assertThat(saved.genes()).hasSize(50);
      assertThat(saved.labels().categories()).hasSize(5);
      assertThat(saved.batches().key()).isEqualTo("batch");
      assertThat(saved.data().cells()).isEqualTo(600);
      assertThat(model.dimensions()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"ZINB, GENE_CELL, NONLINEAR", "NB, GENE_BATCH, LINEAR", "POISSON, GENE, NONLINEAR"})
  void anOpenedModelSaysWhatTheTrainedOneSaid(
      ReconstructionLoss loss, Dispersion dispersion, DecoderKind decoder) throws Exception {
    LibTorch.useThreads(1);
    CountMatrix counts = DEMO.counts();
    int[] all = IntStream.range(0, counts.cells()).toArray();
    int[] batchOfCell = IntStream.range(0, counts.cells()).map(i -> i % 2).toArray();
    ModelConfig shape = new ModelConfig(1, 16, 3, loss, 0.1, dispersion, decoder);
    ScviConfig config = new ScviConfig(shape, SmallData.config(4, 0, loss).training(), 1);
    Path file = folder.resolve("model.npz");
    List<double[]> said = new ArrayList<>();
    try (TrainingData data =
        TrainingData.of(
            counts,
            new CellGroups(batchOfCell, new int[batchOfCell.length]),
            all,
            new int[0],
            "cpu")) {
      ScviTrainer.train(
          data,
          config,
          1,
          EpochListener.none(),
          (model, epoch) -> {
            CellBatch first = data.batch(model.space().indices(new long[] {0, 1, 2}));
            ScviModel.Posterior posterior = model.encode(first);
            said.add(Tensors.array(posterior.latent().mean()));
            said.add(Tensors.array(model.expectedShares(first, posterior)));
            write(file, config, counts, model);
          },
          Optional.empty());
    }

    try (AppliedModel opened = AppliedModel.open(file, "cpu")) {
      List<Double> latent = new ArrayList<>();
      List<Double> shares = new ArrayList<>();
      opened.latent(counts, (cell, row) -> addFirst(latent, cell, row));
      opened.denoise(
          counts,
          batchOfCell,
          new AppliedModel.Library(OptionalDouble.of(1)),
          (cell, row) -> addFirst(shares, cell, row));

      assertThat(latent).hasSize(9);
      assertClose(latent, said.get(0));
      assertClose(shares, said.get(1));
    }
  }

  private static void addFirst(List<Double> all, int cell, float... row) {
    for (int i = 0; cell < 3 && i < row.length; i++) {
      all.add((double) row[i]);
    }
  }

  private static void assertClose(List<Double> actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-5 * (1 + Math.abs(expected[i]))));
    }
  }

  private static void write(Path file, ScviConfig config, CountMatrix counts, ScviModel model) {
    SavedModel saved =
        new SavedModel(
            SavedModel.FORMAT,
            SavedModel.VERSION,
            "",
            0,
            Hyperparameters.of(config),
            new SavedModel.Training(1, 32, 1, 1, 0),
            new SavedModel.Source("demo", null, counts.cells(), ""),
            counts.geneNames(),
            new SavedModel.Groups("batch", List.of("a", "b")),
            null,
            List.of(),
            List.of());
    try {
      WeightsFile.write(file, saved, SavedModel.weights(model));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writesTheLatentSpaceOfAllCells() throws Exception {
    Path model = train(Map.of("genes", 50L, "n_latent", 4L), Map.of());
    Path csv = folder.resolve("latent.csv");
    Path h5ad = folder.resolve("latent.h5ad");

    apply(ApplyJob.latent(request(model, csv)));
    apply(ApplyJob.latent(request(model, h5ad)));

    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(601);
    assertThat(lines.get(0)).isEqualTo("cell,z1,z2,z3,z4");
    assertThat(lines.get(1)).startsWith("cell 1,");
    Dataset written = DataReader.read(h5ad);
    assertThat(written.counts().genes()).isEqualTo(50);
    assertThat(written.counts().cellNames()).isEqualTo(DEMO.counts().cellNames());
    assertThat(written.annotation("cell_type")).isEqualTo(DEMO.annotation("cell_type"));
  }

  @Test
  void denoisedValuesAddUpToTheLibrarySize() throws Exception {
    Path model = train(Map.of(), Map.of());
    Path csv = folder.resolve("denoised.csv");

    apply(
        ApplyJob.denoised(
            request(model, csv),
            new ApplyJob.Denoising(OptionalDouble.of(10_000), Optional.empty())));

    for (String line : Files.readAllLines(csv).subList(1, 601)) {
      String[] cells = line.split(",");
      double sum = 0;
      for (int i = 1; i < cells.length; i++) {
        sum += Double.parseDouble(cells[i]);
      }
      assertThat(sum).isCloseTo(10_000, within(0.1));
    }
  }

  @Test
  void aStudysModelIsUsedForTheStudysData() {
    Path model = folder.resolve("model.npz");
    Path output = folder.resolve("out.csv");
    PartSpec objective = new PartSpec("scvi").with("dataset", "/data/c.h5ad").with("layer", "raw");
    ApplyJob.Request request =
        new ApplyJob.Request(model, "/data/c.h5ad", ReadOptions.DEFAULT.withLayer("raw"), output);
    ScviObjectiveType type = new ScviObjectiveType();

    assertThat(type.usingModel(objective, new ModelUse(model, ModelUse.Kind.LATENT, output)))
        .contains(ApplyJob.latent(request));
    assertThat(type.usingModel(objective, new ModelUse(model, ModelUse.Kind.DENOISED, output)))
        .contains(
            ApplyJob.denoised(
                request, new ApplyJob.Denoising(OptionalDouble.of(10_000), Optional.empty())));
  }

  @Test
  void namesTheGenesThatAreMissing() {
    List<String> genes = List.of("gene 1", "Sox2", "gene 2", "Pax6");

    assertThatThrownBy(() -> ApplyJob.ofGenes(genes, DEMO))
        .isInstanceOf(WrongInputException.class)
        .hasMessage("'simulated' lacks 2 of the model's 4 genes: Sox2, Pax6");
  }

  @Test
  void putsTheGenesIntoTheOrderOfTheModel() {
    List<String> genes = List.of("gene 9", "gene 2", "gene 5", "gene 1", "gene 7");

    Dataset ordered = ApplyJob.ofGenes(genes, DEMO);

    assertThat(ordered.counts().geneNames()).isEqualTo(genes);
    assertThat(ordered.counts().cells()).isEqualTo(600);
  }

  @Test
  void decodesCellsAsTheBatchesThatTheModelKnows() {
    SavedModel.Groups known = new SavedModel.Groups("donor", List.of("b", "a"));
    Dataset data =
        DEMO.withAnnotations(
            Map.of("donor", new CellAnnotation(List.of("a", "b"), codes(i -> i % 2))));

    assertThat(ApplyJob.batches(known, Optional.empty(), data)).startsWith(1, 0, 1, 0);
    assertThat(ApplyJob.batches(known, Optional.of("a"), DEMO)).containsOnly(1);
    assertThatThrownBy(() -> ApplyJob.batches(known, Optional.of("c"), data))
        .hasMessage("the model does not know the batch 'c' of the column 'donor'; it knows b, a");
    assertThatThrownBy(() -> ApplyJob.batches(known, Optional.empty(), DEMO))
        .hasMessageContaining("no column 'donor'");
    assertThatThrownBy(() -> ApplyJob.batches(null, Optional.of("c"), data))
        .hasMessageContaining("the model knows no batches");
  }

  private static int[] codes(IntUnaryOperator ofCell) {
    return IntStream.range(0, 600).map(ofCell).toArray();
  }

  @Test
  void refusesWhatIsNoModel() throws Exception {
    Path text = Files.writeString(folder.resolve("model.txt"), "no model");
    assertRefused(
        text,
        "the file is no saved model, or is damaged; name a model that 'tunebench train-best' has"
            + " written");
    assertRefused(folder, "a folder, not a saved model; name a model");
    assertRefused(folder.resolve("none.npz"), "no such file; name a model");
    Path model = train(Map.of("n_latent", 3L), Map.of());
    replace(model, "model.json", "{\"format\": \"else\"}");
    assertRefused(model, "the file is no scVI model of Tunebench");
    replace(model, "model.json", "{\"format\": \"tunebench-scvi-model\", \"version\": 2}");
    assertRefused(model, "the model has version 2 of the format, this program knows version 1");
    replace(model, "model.json", "{\"format\": \"tunebench-scvi-model\", \"version\": 1}");
    assertRefused(model, "its description is incomplete");
    replace(model, "model.json", "[]");
    assertRefused(model, "its model.json is damaged");
  }

  @Test
  void refusesWeightsThatDoNotFit() throws Exception {
    Path model = train(Map.of("n_latent", 3L), Map.of());
    replace(model, "encoder.mean.bias.npy", "short");
    assertRefused(model, "its 'encoder.mean.bias.npy' is no array of (3,) 32-bit floats");
    replace(model, "encoder.mean.bias.npy", "x".repeat(10_000));
    assertRefused(model, "its 'encoder.mean.bias.npy' is longer than it can be");
  }

  @Test
  void refusesWeightsThatAreNotThoseThatWereWritten() throws Exception {
    Path model = train(Map.of("n_latent", 3L), Map.of());
    byte[] bytes = Files.readAllBytes(model);
    String entry = "encoder.mean.bias.npy";
    // The directory at the end of the zip has each entry's checksum 30 bytes before its name.
    int name = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(entry);
    bytes[name - 30] ^= 1;
    Files.write(model, bytes);

    assertRefused(model, "its '" + entry + "' is damaged");
  }

  private static void replace(Path zip, String entry, String content) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(zip)) {
      Files.write(files.getPath(entry), content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void assertRefused(Path model, String what) {
    assertThatThrownBy(() -> AppliedModel.open(model, "cpu"))
        .isInstanceOf(WrongInputException.class)
        .hasMessageStartingWith(model + ": " + what);
  }

  @Test
  void refusesAFileThatNamesNoFormat() {
    Path model = folder.resolve("model.npz");
    PartSpec opened = ApplyJob.latent(request(model, folder.resolve("latent.xlsx")));

    assertThatThrownBy(() -> run(new ApplyJob(), opened, Map.of(), new ArrayList<>()))
        .hasMessage("'latent.xlsx' must end with .csv, .csv.gz or .h5ad");
  }
}
