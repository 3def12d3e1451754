package org.tunebench.app.cli;

import java.util.concurrent.Callable;
import org.tunebench.engine.objective.scvi.ApplyJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Writes where a model sees cells in its latent space. */
@Command(
    name = "latent",
    description =
        "Writes the place of each cell in a model's latent space: as a table, or as an .h5ad file"
            + " with the counts and the space as X_scVI.",
    mixinStandardHelpOptions = true)
final class LatentCommand implements Callable<Integer> {
  @ParentCommand private TunebenchCommand root;

  @Mixin private ApplyOptions options;

  @Override
  public Integer call() {
    return options.run(root, ApplyJob.latent(options.request()));
  }
}
