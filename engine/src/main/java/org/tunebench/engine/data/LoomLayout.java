package org.tunebench.engine.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Loom files: a dense matrix of genes × cells, with attributes of its rows and columns.
 *
 * @see <a href="https://linnarssonlab.org/loompy/format/index.html">The Loom specification</a>
 */
final class LoomLayout implements Hdf5Layout {
  private static final String MATRIX = "matrix";
  private static final List<String> CELL_NAMES = List.of("CellID", "obs_names", "Barcode");
  private static final List<String> GENE_NAMES = List.of("Gene", "var_names", "Accession");

  @Override
  public String title() {
    return "Loom (.loom)";
  }

  @Override
  public boolean matches(Hdf5Group root) {
    return root.array(MATRIX).isPresent()
        && root.group("row_attrs").isPresent()
        && root.group("col_attrs").isPresent();
  }

  @Override
  public Dataset read(Hdf5File hdf, ReadOptions options) {
    Hdf5Group root = hdf.root();
    Hdf5Group ofGenes = root.group("row_attrs").orElseThrow();
    Hdf5Group ofCells = root.group("col_attrs").orElseThrow();
    Hdf5Array matrix =
        options.layer().isEmpty() ? root.requireArray(MATRIX) : layer(root, options.layer().get());
    List<String> genes = geneNames(ofGenes);
    List<String> cells = names(ofCells, CELL_NAMES);
    CountMatrix counts = new Hdf5Counts(matrix, cells, genes, "").denseTransposed(matrix);
    return hdf.input().dataset(counts, annotations(ofCells, cells.size()));
  }

  @Override
  public NamedParts parts(Hdf5Group root) {
    Hdf5Group ofCells = root.group("col_attrs").orElseThrow();
    int cells = names(ofCells, CELL_NAMES).size();
    return new NamedParts(
        root.group("layers").map(Hdf5Group::names).orElse(List.of()),
        List.copyOf(annotations(ofCells, cells).keySet()));
  }

  private static Hdf5Array layer(Hdf5Group root, String name) {
    Optional<Hdf5Group> layers = root.group("layers");
    return layers
        .flatMap(group -> group.array(name))
        .orElseThrow(
            () ->
                root.file()
                    .input()
                    .wrongSetting(
                        ReadOptions.LAYER,
                        "there is no layer '%s'; the file has %s",
                        name,
                        layers.map(group -> String.join(", ", group.names())).orElse("none")));
  }

  private static List<String> geneNames(Hdf5Group attributes) {
    List<String> names = names(attributes, GENE_NAMES);
    return attributes
        .array("Accession")
        .map(Hdf5Array::strings)
        .filter(identifiers -> identifiers.size() == names.size())
        .map(identifiers -> GeneNames.unique(names, identifiers))
        .orElse(names);
  }

  private static List<String> names(Hdf5Group attributes, List<String> candidates) {
    return nameArrays(attributes, candidates)
        .findFirst()
        .orElseThrow(
            () ->
                attributes
                    .file()
                    .input()
                    .wrong(
                        "'%s' names nothing: expected one of %s, found %s",
                        attributes.path(),
                        String.join(", ", candidates),
                        String.join(", ", attributes.names())))
        .strings();
  }

  private static Stream<Hdf5Array> nameArrays(Hdf5Group attributes, List<String> candidates) {
    return candidates.stream().flatMap(name -> attributes.array(name).stream());
  }

  private static Map<String, CellAnnotation> annotations(Hdf5Group attributes, int cells) {
    Map<String, CellAnnotation> found = new LinkedHashMap<>();
    for (String name : attributes.names()) {
      if (!CELL_NAMES.contains(name)) {
        attributes
            .array(name)
            .flatMap(column -> AnnDataColumn.annotation(column, Optional.empty()))
            .filter(annotation -> annotation.cells() == cells)
            .ifPresent(annotation -> found.put(name, annotation));
      }
    }
    return found;
  }
}
