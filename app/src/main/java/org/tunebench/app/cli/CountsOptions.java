package org.tunebench.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.tunebench.engine.data.ReadOptions;
import picocli.CommandLine.Option;

/** What a file of counts leaves to choose. */
final class CountsOptions {
  @Option(names = "--layer", paramLabel = "NAME", description = "a layer of an .h5ad file, or raw")
  private String layer;

  @Option(
      names = "--genes-in-rows",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "whether a table has a gene in each row; as its corner says unless given")
  private Boolean genesInRows;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "a table of the cells' annotations: cell names first, then columns")
  private Path labels;

  ReadOptions options() {
    return new ReadOptions(
        Optional.ofNullable(layer),
        Optional.ofNullable(genesInRows),
        Optional.ofNullable(labels).map(Path::toAbsolutePath));
  }
}
