package org.tunebench.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.tunebench.engine.data.DataSummary;
import org.tunebench.engine.data.DatasetSummary;
import org.tunebench.engine.data.SamplesSummary;
import org.tunebench.engine.objective.classifier.ClassifierObjectiveType;
import org.tunebench.engine.objective.scvi.ScviObjectiveType;

/** What is in a data file, as JSON: an object that says which objective it is for. */
final class DataJson {
  private static final double PERCENT = 100;

  private DataJson() {}

  /**
   * Writes it.
   *
   * @throws IOException if the target cannot be written
   */
  static void write(DataSummary summary, Writer target) throws IOException {
    JsonOutput.write(
        target,
        json -> {
          json.writeStartObject();
          if (summary instanceof DatasetSummary counts) {
            write(counts, json);
          } else {
            write((SamplesSummary) summary, json);
          }
          json.writeEndObject();
        });
  }

  private static void write(DatasetSummary counts, JsonGenerator json) throws IOException {
    json.writeStringField("objective", ScviObjectiveType.KIND);
    json.writeNumberField("cells", counts.cells());
    json.writeNumberField("genes", counts.genes());
    json.writeNumberField("sum", counts.totalCount());
    json.writeNumberField("zeros_percent", PERCENT * (1 - counts.nonZeroShare()));
    json.writeNumberField("smallest_cell", counts.smallestCell());
    json.writeNumberField("lower_quartile_cell", counts.lowerCell());
    json.writeNumberField("median_cell", counts.medianCell());
    json.writeNumberField("upper_quartile_cell", counts.upperCell());
    json.writeNumberField("largest_cell", counts.largestCell());
    json.writeNumberField("empty_cells", counts.emptyCells());
    json.writeNumberField("empty_genes", counts.emptyGenes());
    json.writeObjectField("first_cells", counts.names().cells());
    json.writeObjectField("first_genes", counts.names().genes());
    json.writeObjectField("columns", counts.names().columns());
    json.writeObjectField("layers", counts.names().layers());
  }

  private static void write(SamplesSummary samples, JsonGenerator json) throws IOException {
    json.writeStringField("objective", ClassifierObjectiveType.KIND);
    json.writeNumberField("samples", samples.samples());
    json.writeNumberField("features", samples.features());
    json.writeObjectFieldStart("classes");
    for (int i = 0; i < samples.classes().size(); i++) {
      json.writeNumberField(samples.classes().get(i), samples.classSizes().get(i));
    }
    json.writeEndObject();
    json.writeNumberField("test_samples", samples.testSamples());
    json.writeNumberField("index_columns", samples.indexColumns());
  }
}
