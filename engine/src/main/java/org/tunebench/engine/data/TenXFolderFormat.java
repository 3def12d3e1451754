package org.tunebench.engine.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders that Cell Ranger writes: {@code matrix.mtx}, {@code barcodes.tsv} and {@code
 * features.tsv} (version 3) or {@code genes.tsv} (version 2), each packed or not. The matrix file
 * itself can be named too; what stands before {@code matrix.mtx} in its name, as public archives
 * put it, is then expected before the other names.
 */
final class TenXFolderFormat implements DatasetFormat {
  private static final String MATRIX = "matrix.mtx";
  private static final String BARCODES = "barcodes.tsv";
  private static final String FEATURES = "features.tsv";
  private static final String GENES = "genes.tsv";
  private static final byte[] MAGIC = "%%MatrixMarket".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String title() {
    return "a 10x folder (matrix.mtx, barcodes.tsv, features.tsv)";
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.folder()
        ? Stream.of(MATRIX, BARCODES, FEATURES, GENES)
            .anyMatch(name -> find(head.path(), name).isPresent())
        : head.startsWith(MAGIC);
  }

  @Override
  public Dataset read(InputFile file, ReadOptions options) {
    options.refuseLayer(file, "a 10x folder");
    options.refuseRows(file, "a 10x folder");
    boolean folder = Files.isDirectory(file.path());
    Path parent = folder ? file.path() : file.path().toAbsolutePath().getParent();
    String prefix = folder ? "" : prefix(file);
    InputFile matrix = folder ? require(file, parent, MATRIX) : file;
    TenXFeatures features = features(file, parent, prefix);
    List<String> barcodes =
        columns(require(file, parent, prefix + BARCODES)).stream().map(row -> row.get(0)).toList();
    SparseRows rows = MatrixMarket.read(matrix, features.names().size(), barcodes.size());
    CountMatrix counts = rows.toMatrix(barcodes, features.names());
    return file.dataset(features.genesOf(file, counts), Map.of());
  }

  private static String prefix(InputFile file) {
    String name = file.path().getFileName().toString();
    int end = name.indexOf(MATRIX);
    if (end < 0) {
      throw file.wrong(
          "a matrix without names; expected it to be called '%s' in a 10x folder", MATRIX);
    }
    return name.substring(0, end);
  }

  private static TenXFeatures features(InputFile file, Path folder, String prefix) {
    Optional<Path> genes = find(folder, prefix + GENES);
    InputFile table =
        find(folder, prefix + FEATURES)
            .or(() -> genes)
            .map(InputFile::new)
            .orElseThrow(
                () ->
                    file.wrong(
                        "there is no '%s' (or '%s'), packed or not, which names the genes",
                        prefix + FEATURES, prefix + GENES));
    List<List<String>> rows = columns(table);
    int width = rows.stream().mapToInt(List::size).min().orElse(0);
    List<String> identifiers = rows.stream().map(row -> row.get(0)).toList();
    return new TenXFeatures(
        identifiers,
        width < 2 ? identifiers : rows.stream().map(row -> row.get(1)).toList(),
        width < 3 ? Optional.empty() : Optional.of(rows.stream().map(row -> row.get(2)).toList()));
  }

  private static List<List<String>> columns(InputFile table) {
    table.requireContent();
    List<List<String>> rows = new ArrayList<>();
    try (LineReader lines = new LineReader(table)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        rows.add(Delimiter.TAB.split(line));
      }
    } catch (IOException e) {
      throw table.unreadable(e);
    }
    return rows;
  }

  private static InputFile require(InputFile file, Path folder, String name) {
    return find(folder, name)
        .map(InputFile::new)
        .orElseThrow(
            () -> file.wrong("there is no '%s', packed or not, which a 10x folder has", name));
  }

  private static Optional<Path> find(Path folder, String name) {
    return Stream.of(name, name + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
