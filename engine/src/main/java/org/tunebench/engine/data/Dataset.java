package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tunebench.engine.WrongInputException;

/**
 * Counts of cells × genes with what is known about each cell. Every dataset can be trained on: it
 * has at least one cell and {@value #MIN_GENES} genes, and gene names are unique. Cell names may
 * repeat, since barcodes do when experiments are put together.
 */
public final class Dataset {
  /** Fewer genes than this make no latent space worth learning. */
  public static final int MIN_GENES = 5;

  private final String name;
  private final CountMatrix counts;
  private final Map<String, CellAnnotation> annotations;
  // Written at most with one value, so threads that race compute the same and none sees half of it.
  private volatile String fingerprint;

  /**
   * @param name what people call it
   * @param counts cells × genes
   * @param annotations by name, one code a cell
   * @throws WrongInputException when there are too few cells or genes, or a gene's name repeats
   */
  public Dataset(String name, CountMatrix counts, Map<String, CellAnnotation> annotations) {
    this.name = Objects.requireNonNull(name, "name");
    this.counts = Objects.requireNonNull(counts, "counts");
    this.annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    problemOf(counts)
        .ifPresent(
            problem -> {
              throw new WrongInputException("", name + ": " + problem);
            });
    annotations.forEach(this::requireOneCodePerCell);
  }

  /** Why a matrix can be no dataset, and what would be right; empty where it can. */
  static Optional<String> problemOf(CountMatrix counts) {
    if (counts.cells() < 1) {
      return Optional.of("no cells; a dataset needs at least one");
    }
    if (counts.genes() < MIN_GENES) {
      return Optional.of(
          "only %d %s; a dataset needs at least %d"
              .formatted(counts.genes(), counts.genes() == 1 ? "gene" : "genes", MIN_GENES));
    }
    Set<String> seen = new HashSet<>();
    return counts.geneNames().stream()
        .filter(gene -> !seen.add(gene))
        .findFirst()
        .map("the gene '%s' is there twice; gene names have to be unique"::formatted);
  }

  private void requireOneCodePerCell(String title, CellAnnotation annotation) {
    if (annotation.cells() != counts.cells()) {
      throw new IllegalArgumentException(
          "annotation '%s' has %d codes for %d cells"
              .formatted(title, annotation.cells(), counts.cells()));
    }
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** The counts. */
  public CountMatrix counts() {
    return counts;
  }

  /** What is known about each cell, by name, in the file's order. */
  public Map<String, CellAnnotation> annotations() {
    return annotations;
  }

  /** The annotation of that name. */
  public Optional<CellAnnotation> annotation(String title) {
    return Optional.ofNullable(annotations.get(title));
  }

  /**
   * SHA-256 of shape, cell and gene names and counts, as 64 hexadecimal digits: the same data in
   * another file format has the same fingerprint. Annotations and the name do not count.
   */
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = Fingerprint.of(counts);
      fingerprint = known;
    }
    return known;
  }

  /**
   * That of the counts and of some of the annotations, in this order: SHA-256 of {@link
   * #fingerprint()} and of each cell's category; that of the counts where there are none.
   */
  public String fingerprint(List<CellAnnotation> with) {
    if (with.isEmpty()) {
      return fingerprint();
    }
    List<String> texts = new ArrayList<>(List.of(fingerprint()));
    with.forEach(annotation -> texts.addAll(annotation.values()));
    return Fingerprint.ofTexts(texts);
  }

  /** This dataset with more annotations; one of the same name is replaced. */
  public Dataset withAnnotations(Map<String, CellAnnotation> more) {
    Map<String, CellAnnotation> all = new LinkedHashMap<>(annotations);
    all.putAll(more);
    return new Dataset(name, counts, all);
  }

  /** The dataset of some cells and some genes, each in the given order. */
  public Dataset select(int[] cells, int[] genes) {
    Map<String, CellAnnotation> selected = new LinkedHashMap<>();
    annotations.forEach((title, annotation) -> selected.put(title, annotation.select(cells)));
    return new Dataset(name, Submatrix.of(counts, cells, genes), selected);
  }
}
