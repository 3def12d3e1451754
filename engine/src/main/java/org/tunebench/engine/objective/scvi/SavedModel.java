package org.tunebench.engine.objective.scvi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.data.CellAnnotation;
import org.tunebench.engine.objective.torch.Parameter;
import org.tunebench.engine.objective.torch.WeightsFile;

/**
 * What a model's file says about it, beside its weights. In the JSON object the components have
 * their names in snake case.
 *
 * @param format {@value #FORMAT}
 * @param version of the format, {@value #VERSION}
 * @param study the study that it came from
 * @param trial the number of the trial whose configuration it has
 * @param configuration every hyperparameter by its name
 * @param training how it was trained
 * @param data what it was trained on
 * @param genes their names, in the order of the weights
 * @param batches the experimental batches that it knows, or null for one
 * @param labels the labels that it knows, or null for one
 * @param libraryMean mean of ln(total count) in each batch: the prior of the library size
 * @param libraryVariance its variance
 */
record SavedModel(
    String format,
    int version,
    String study,
    int trial,
    Map<String, Object> configuration,
    Training training,
    Source data,
    List<String> genes,
    Groups batches,
    Groups labels,
    List<Double> libraryMean,
    List<Double> libraryVariance) {

  static final String FORMAT = "tunebench-scvi-model";
  static final int VERSION = 1;

  /**
   * How a model was trained.
   *
   * @param epochs how many
   * @param batchSize cells of a mini-batch
   * @param klWarmup epochs over which the latent divergence got its full weight
   * @param seed of everything random
   * @param elbo negative ELBO of the cells at the end, in nats a cell
   */
  record Training(int epochs, int batchSize, int klWarmup, long seed, double elbo) {}

  /**
   * What a model was trained on.
   *
   * @param dataset the path as the study has it
   * @param layer or null for the main matrix
   * @param cells how many
   * @param fingerprint of counts and names
   */
  record Source(String dataset, String layer, int cells, String fingerprint) {}

  /**
   * Groups of cells that a model knows.
   *
   * @param key the column that they came from
   * @param categories their names, in the order of the weights
   */
  record Groups(String key, List<String> categories) {
    static Groups of(Optional<String> key, Optional<CellAnnotation> column) {
      return key.flatMap(k -> column.map(c -> new Groups(k, c.categories()))).orElse(null);
    }
  }

  /**
   * Reads the description of a model and checks it.
   *
   * @throws WrongInputException if it is none that this version can use
   */
  static SavedModel read(WeightsFile file) {
    SavedModel model = file.description(SavedModel.class);
    if (!FORMAT.equals(model.format)) {
      throw file.wrong("the file is no scVI model of Tunebench");
    }
    if (model.version != VERSION) {
      throw file.wrong(
          "the model has version %d of the format, this program knows version %d: use a newer one"
              .formatted(model.version, VERSION));
    }
    if (model.configuration == null
        || !model.configuration.keySet().containsAll(Hyperparameters.names())
        || !distinct(model.genes)
        || model.batches != null && !distinct(model.batches.categories)
        || model.labels != null && !distinct(model.labels.categories)) {
      throw file.wrong("its description is incomplete");
    }
    return model;
  }

  private static boolean distinct(List<String> names) {
    return names != null
        && !names.isEmpty()
        && !names.contains(null)
        && new HashSet<>(names).size() == names.size();
  }

  /** The shape of the model. */
  ModelConfig config() {
    Map<String, Object> known = new LinkedHashMap<>(configuration);
    known.keySet().retainAll(Hyperparameters.names());
    known.forEach((name, value) -> Hyperparameters.requireAcceptable(name, name, value));
    return Hyperparameters.model(known);
  }

  /** What the model is told of data on a device. */
  ModelInputs inputs(String device) {
    return new ModelInputs(
        device,
        genes.size(),
        batches == null ? 1 : batches.categories.size(),
        labels == null ? 1 : labels.categories.size());
  }

  /** All numbers of a model that its file holds. */
  static List<Parameter> weights(ScviModel model) {
    List<Parameter> all = new ArrayList<>(model.state().parameters());
    all.addAll(model.state().statistics());
    return all;
  }
}
