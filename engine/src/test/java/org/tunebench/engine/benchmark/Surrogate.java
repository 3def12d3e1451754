package org.tunebench.engine.benchmark;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tunebench.engine.space.Configuration;

/** A network fitted to real tuning runs: gives all metrics of a configuration on one data set. */
final class Surrogate {
  /**
   * What a scenario's network takes and gives, in its order.
   *
   * @param metrics its outputs
   * @param numbers its numeric inputs; 0 where inactive
   * @param categories its categorical inputs
   * @param instance the categorical input that names the data set
   */
  private record Layout(
      List<String> metrics, List<String> numbers, List<String> categories, String instance) {}

  private static final List<String> RANDOM_BOT =
      List.of("acc", "bac", "auc", "brier", "f1", "logloss", "timetrain", "timepredict", "memory");

  private static final Map<String, Layout> LAYOUTS =
      Map.of(
          "lcbench",
          new Layout(
              List.of(
                  "time",
                  "val_accuracy",
                  "val_cross_entropy",
                  "val_balanced_accuracy",
                  "test_cross_entropy",
                  "test_balanced_accuracy"),
              List.of(
                  "epoch",
                  "batch_size",
                  "learning_rate",
                  "momentum",
                  "weight_decay",
                  "num_layers",
                  "max_units",
                  "max_dropout"),
              List.of("OpenML_task_id"),
              "OpenML_task_id"),
          "rbv2_xgboost",
          new Layout(
              RANDOM_BOT,
              List.of(
                  "nrounds",
                  "eta",
                  "gamma",
                  "lambda",
                  "alpha",
                  "subsample",
                  "max_depth",
                  "min_child_weight",
                  "colsample_bytree",
                  "colsample_bylevel",
                  "rate_drop",
                  "skip_drop",
                  "trainsize",
                  "repl"),
              List.of("task_id", "booster", "num.impute.selected.cpo"),
              "task_id"),
          "rbv2_rpart",
          new Layout(
              RANDOM_BOT,
              List.of("cp", "maxdepth", "minbucket", "minsplit", "trainsize", "repl"),
              List.of("task_id", "num.impute.selected.cpo"),
              "task_id"),
          "iaml_glmnet",
          new Layout(
              List.of(
                  "mmce",
                  "f1",
                  "auc",
                  "logloss",
                  "ramtrain",
                  "rammodel",
                  "rampredict",
                  "timetrain",
                  "timepredict",
                  "mec",
                  "ias",
                  "nf"),
              List.of("alpha", "s", "trainsize"),
              List.of("task_id"),
              "task_id"));

  private static final Map<Path, OrtSession> SESSIONS = new HashMap<>();

  private final OrtSession session;
  private final Layout layout;
  private final JsonNode encoding;
  private final Map<String, Object> fixed;
  private final int output;

  /**
   * @param folder the scenario's folder, with {@code model.onnx} and {@code encoding.json}
   * @param instance the data set
   * @param metric the metric to give
   * @param fidelity values of the inputs that stay fixed
   */
  Surrogate(Path folder, String instance, String metric, Map<String, Double> fidelity)
      throws IOException {
    this.layout = LAYOUTS.get(folder.getFileName().toString());
    this.encoding = new ObjectMapper().readTree(folder.resolve("encoding.json").toFile());
    this.session = session(folder.resolve("model.onnx"));
    this.fixed = new HashMap<>(fidelity);
    fixed.put(layout.instance, instance);
    this.output = layout.metrics.indexOf(metric);
  }

  private static synchronized OrtSession session(Path model) {
    return SESSIONS.computeIfAbsent(
        model,
        path -> {
          try {
            OrtSession.SessionOptions options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(path.toString(), options);
          } catch (OrtException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** The metric of a configuration. */
  double metric(Configuration configuration) {
    Map<String, Object> inputs = new HashMap<>(configuration.values());
    inputs.putAll(fixed);
    float[][] numbers = new float[1][layout.numbers.size()];
    for (int i = 0; i < numbers[0].length; i++) {
      Object value = inputs.get(layout.numbers.get(i));
      numbers[0][i] = value == null ? 0 : ((Number) value).floatValue();
    }
    int[][] categories = new int[1][layout.categories.size()];
    for (int i = 0; i < categories[0].length; i++) {
      JsonNode codes = encoding.get(layout.categories.get(i));
      Object value = inputs.get(layout.categories.get(i));
      JsonNode code = codes.get(value == null ? "#na#" : value.toString());
      categories[0][i] = code == null ? 0 : code.asInt();
    }
    try {
      return run(numbers, categories);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private double run(float[][] numbers, int[][] categories) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor real = OnnxTensor.createTensor(environment, numbers);
        OnnxTensor coded = OnnxTensor.createTensor(environment, categories)) {
      Map<String, OnnxTensorLike> inputs = new HashMap<>();
      for (NodeInfo input : session.getInputInfo().values()) {
        boolean isReal = ((TensorInfo) input.getInfo()).type == OnnxJavaType.FLOAT;
        inputs.put(input.getName(), isReal ? real : coded);
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return ((float[][]) result.get(0).getValue())[0][output];
      }
    }
  }
}
