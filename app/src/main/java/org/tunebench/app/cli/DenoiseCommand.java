package org.tunebench.app.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.objective.scvi.ApplyJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes what a model thinks that cells express without noise. */
@Command(
    name = "denoise",
    description = "Writes the normalised expression of each cell and gene as a model sees it.",
    mixinStandardHelpOptions = true)
final class DenoiseCommand implements Callable<Integer> {
  private static final String LATENT = "latent";
  private static final double LARGEST = 1e9;

  @ParentCommand private TunebenchCommand root;

  @Mixin private ApplyOptions options;

  @Option(
      names = "--library-size",
      paramLabel = "N|latent",
      defaultValue = "10000",
      description =
          "what a cell's values add up to; latent for the size that the model finds for each cell:"
              + " the expected counts (default: ${DEFAULT-VALUE})")
  private String librarySize;

  @Option(
      names = "--as-batch",
      paramLabel = "BATCH",
      description = "decode all cells as if they were of this experimental batch")
  private String batch;

  @Override
  public Integer call() {
    ApplyJob.Denoising how = new ApplyJob.Denoising(library(), Optional.ofNullable(batch));
    return options.run(root, ApplyJob.denoised(options.request(), how));
  }

  private OptionalDouble library() {
    if (librarySize.equals(LATENT)) {
      return OptionalDouble.empty();
    }
    try {
      double size = Double.parseDouble(librarySize);
      if (size > 0 && size <= LARGEST) {
        return OptionalDouble.of(size);
      }
    } catch (NumberFormatException notANumber) {
      throw wrong(notANumber);
    }
    throw wrong(null);
  }

  private WrongInputException wrong(NumberFormatException cause) {
    return new WrongInputException(
        "--library-size",
        "must be a number above 0, at most 1e9, or latent; not " + librarySize,
        cause);
  }
}
