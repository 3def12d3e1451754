package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tunebench.engine.WrongInputException;

/**
 * AnnData's layout, today's ({@code encoding-type} attributes), that of 0.6 to 0.7 (categories
 * under {@code __categories}) and that before (structured arrays, categories under {@code uns}).
 *
 * @see <a href="https://anndata.readthedocs.io/en/stable/fileformat-prose.html">AnnData's on-disk
 *     format</a>
 */
final class AnnDataLayout implements Hdf5Layout {
  private static final String RAW = "raw";

  @Override
  public String title() {
    return "AnnData (.h5ad)";
  }

  @Override
  public boolean matches(Hdf5Group root) {
    return root.child("obs").isPresent() && root.child("var").isPresent();
  }

  @Override
  public Dataset read(Hdf5File hdf, ReadOptions options) {
    Hdf5Group root = hdf.root();
    String layer = options.layer().orElse("X");
    AnnDataFrame obs = AnnDataFrame.of(root, "obs");
    AnnDataFrame genes = layer.equals(RAW) ? rawGenes(root) : AnnDataFrame.of(root, "var");
    Hdf5Node matrix = matrix(root, layer);
    List<String> cellNames = obs.index();
    List<String> geneNames = GeneNames.numbered(genes.index());
    Hdf5Counts reader = new Hdf5Counts(matrix, cellNames, geneNames, advice(root, layer));
    CountMatrix counts =
        matrix instanceof Hdf5Group group
            ? reader.sparse(group, isRowMajor(group))
            : reader.dense((Hdf5Array) matrix);
    return hdf.input().dataset(counts, obs.annotations(cellNames.size()));
  }

  @Override
  public NamedParts parts(Hdf5Group root) {
    AnnDataFrame obs = AnnDataFrame.of(root, "obs");
    return new NamedParts(
        matrices(root), List.copyOf(obs.annotations(obs.index().size()).keySet()));
  }

  private static AnnDataFrame rawGenes(Hdf5Group root) {
    return root.group(RAW)
        .filter(raw -> raw.child("var").isPresent())
        .map(raw -> AnnDataFrame.of(raw, "var"))
        // Before AnnData 0.7 the parts of raw lay at the top.
        .orElseGet(
            () -> {
              if (root.child("raw.var").isEmpty()) {
                throw noMatrix(root, RAW);
              }
              return AnnDataFrame.of(root, "raw.var");
            });
  }

  private static Hdf5Node matrix(Hdf5Group root, String layer) {
    Optional<Hdf5Node> found =
        switch (layer) {
          case "X" -> root.child("X").filter(AnnDataLayout::isSet);
          case RAW -> root.group(RAW).flatMap(raw -> raw.child("X")).or(() -> root.child("raw.X"));
          default -> root.group("layers").flatMap(layers -> layers.child(layer));
        };
    return found.orElseThrow(() -> noMatrix(root, layer));
  }

  /** An X that was never set is stored as an empty array or as the encoding "null". */
  private static boolean isSet(Hdf5Node x) {
    return x instanceof Hdf5Group || x instanceof Hdf5Array array && array.shape().length > 0;
  }

  private static WrongInputException noMatrix(Hdf5Group root, String layer) {
    List<String> there = matrices(root);
    return root.file()
        .input()
        .wrongSetting(
            ReadOptions.LAYER,
            "there is no matrix '%s'; the file has %s",
            layer,
            there.isEmpty() ? "none" : String.join(", ", there));
  }

  /** What {@link ReadOptions#layer} can name in this file. */
  private static List<String> matrices(Hdf5Group root) {
    List<String> names = new ArrayList<>();
    root.child("X").filter(AnnDataLayout::isSet).ifPresent(x -> names.add("X"));
    if (root.child(RAW).isPresent() || root.child("raw.X").isPresent()) {
      names.add(RAW);
    }
    root.group("layers").ifPresent(layers -> names.addAll(layers.names()));
    return names;
  }

  private static String advice(Hdf5Group root, String layer) {
    String others =
        matrices(root).stream()
            .filter(name -> !name.equals(layer))
            .map("'%s'"::formatted)
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? ""
        : "; the file also has " + others + ": name the one with the raw counts here";
  }

  private static boolean isRowMajor(Hdf5Group matrix) {
    String encoding = matrix.text("encoding-type") + matrix.text("h5sparse_format");
    return switch (encoding) {
      case "csr_matrix", "csr" -> true;
      case "csc_matrix", "csc" -> false;
      default ->
          throw matrix
              .file()
              .input()
              .wrong(
                  "'%s' has the encoding '%s'; expected a dense array, csr_matrix or csc_matrix",
                  matrix.path(), encoding);
    };
  }
}
