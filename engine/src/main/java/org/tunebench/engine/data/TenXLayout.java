package org.tunebench.engine.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * HDF5 files that Cell Ranger writes: since version 3 one group {@code matrix}, before it a group
 * for each genome. Both hold genes × cells in compressed columns, so a cell's counts lie together.
 */
final class TenXLayout implements Hdf5Layout {
  private static final String MATRIX = "matrix";

  @Override
  public String title() {
    return "10x (.h5)";
  }

  @Override
  public boolean matches(Hdf5Group root) {
    return current(root).isPresent() || !genomes(root).isEmpty();
  }

  @Override
  public Dataset read(Hdf5File hdf, ReadOptions options) {
    Hdf5Group root = hdf.root();
    Optional<Hdf5Group> current = current(root);
    if (current.isPresent()) {
      options.refuseLayer(hdf.input(), "a 10x file");
      return read(hdf, current.get(), features(current.get()));
    }
    Hdf5Group genome = chosenGenome(hdf, options);
    List<String> identifiers = genome.requireArray("genes").strings();
    List<String> symbols = genome.requireArray("gene_names").strings();
    return read(hdf, genome, new TenXFeatures(identifiers, symbols, Optional.empty()));
  }

  /** Files of today have one matrix; those before it, one for each genome. */
  @Override
  public NamedParts parts(Hdf5Group root) {
    boolean isCurrent = current(root).isPresent();
    return new NamedParts(isCurrent ? List.of() : genomes(root), List.of());
  }

  private static Optional<Hdf5Group> current(Hdf5Group root) {
    return root.group(MATRIX).filter(group -> group.group("features").isPresent());
  }

  private static TenXFeatures features(Hdf5Group matrix) {
    Hdf5Group features = matrix.group("features").orElseThrow();
    return new TenXFeatures(
        features.requireArray("id").strings(),
        features.requireArray("name").strings(),
        features.array("feature_type").map(Hdf5Array::strings));
  }

  private static Dataset read(Hdf5File hdf, Hdf5Group matrix, TenXFeatures features) {
    int symbols = features.symbols().size();
    boolean sameLength = features.types().map(types -> types.size() == symbols).orElse(true);
    if (features.identifiers().size() != symbols || !sameLength) {
      throw hdf.input().wrong("'%s' names its features differently often", matrix.path());
    }
    List<String> barcodes = matrix.requireArray("barcodes").strings();
    CountMatrix counts =
        new Hdf5Counts(matrix, barcodes, features.names(), "").sparse(matrix, true);
    return hdf.input().dataset(features.genesOf(hdf.input(), counts), Map.of());
  }

  private static List<String> genomes(Hdf5Group root) {
    return root.names().stream()
        .filter(
            name ->
                root.group(name)
                    .filter(group -> group.child("barcodes").isPresent())
                    .filter(group -> group.child("gene_names").isPresent())
                    .isPresent())
        .toList();
  }

  private static Hdf5Group chosenGenome(Hdf5File hdf, ReadOptions options) {
    List<String> genomes = genomes(hdf.root());
    String chosen = options.layer().orElse(genomes.get(0));
    if (!genomes.contains(chosen) || options.layer().isEmpty() && genomes.size() > 1) {
      throw hdf.input()
          .wrongSetting(
              ReadOptions.LAYER,
              "choose one of its genomes as the layer: %s",
              genomes.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")));
    }
    return hdf.root().group(chosen).orElseThrow();
  }
}
