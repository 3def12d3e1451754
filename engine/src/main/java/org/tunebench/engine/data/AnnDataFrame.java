package org.tunebench.engine.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AnnData's {@code obs} or {@code var}: an index of names and columns of annotations. */
interface AnnDataFrame {
  /** Names of the rows. */
  List<String> index();

  /**
   * The columns that sort rows into categories, by name.
   *
   * @param rows how many rows there are; columns of another length are refused
   */
  Map<String, CellAnnotation> annotations(int rows);

  /** The frame of that name in a group. */
  static AnnDataFrame of(Hdf5Group parent, String name) {
    Hdf5Node node = parent.child(name).orElseThrow();
    return node instanceof Hdf5Group group
        ? new Grouped(group)
        : new Structured((Hdf5Array) node, parent);
  }

  /** A group with an array or group for each column, since AnnData 0.7. */
  record Grouped(Hdf5Group frame) implements AnnDataFrame {
    @Override
    public List<String> index() {
      return frame
          .child(indexName())
          .map(AnnDataColumn::texts)
          .orElseThrow(
              () ->
                  frame
                      .file()
                      .input()
                      .wrong("'%s' has no index '%s' of names", frame.path(), indexName()));
    }

    private String indexName() {
      String declared = frame.text("_index");
      if (!declared.isEmpty()) {
        return declared;
      }
      return frame.child("_index").isPresent() ? "_index" : "index";
    }

    @Override
    public Map<String, CellAnnotation> annotations(int rows) {
      Map<String, CellAnnotation> found = new LinkedHashMap<>();
      for (String name : names()) {
        frame
            .child(name)
            .flatMap(column -> AnnDataColumn.annotation(column, legacyCategories(name)))
            .ifPresent(annotation -> found.put(name, checked(name, annotation, rows)));
      }
      return found;
    }

    private Optional<Hdf5Array> legacyCategories(String name) {
      return frame.group("__categories").flatMap(all -> all.array(name));
    }

    /** The columns, in the order that the frame gives them where it does. */
    private List<String> names() {
      List<String> names = new ArrayList<>();
      if (frame.attribute("column-order").orElse(null) instanceof String[] order) {
        names.addAll(List.of(order));
      }
      frame.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
      names.remove(indexName());
      names.remove("__categories");
      return names;
    }

    private CellAnnotation checked(String name, CellAnnotation annotation, int rows) {
      if (annotation.cells() != rows) {
        throw frame
            .file()
            .input()
            .wrong("'%s/%s' has %d rows of %d", frame.path(), name, annotation.cells(), rows);
      }
      return annotation;
    }
  }

  /** An array of structures, before AnnData 0.7; categories of a column are in {@code uns}. */
  record Structured(Hdf5Array frame, Hdf5Group root) implements AnnDataFrame {
    @Override
    public List<String> index() {
      Map<String, Object> fields = frame.fields();
      Object names = fields.getOrDefault("index", fields.get("_index"));
      if (names == null) {
        throw frame.file().input().wrong("'%s' has no field 'index' of names", frame.path());
      }
      return Hdf5Array.asText(names);
    }

    @Override
    public Map<String, CellAnnotation> annotations(int rows) {
      Map<String, CellAnnotation> found = new LinkedHashMap<>();
      frame
          .fields()
          .forEach(
              (name, values) -> {
                if (!name.equals("index") && !name.equals("_index")) {
                  annotation(name, values).ifPresent(a -> found.put(name, a));
                }
              });
      return found;
    }

    private Optional<CellAnnotation> annotation(String name, Object values) {
      List<String> texts = Hdf5Array.asText(values);
      Optional<Hdf5Array> categories =
          root.group("uns").flatMap(uns -> uns.array(name + "_categories"));
      if (categories.isPresent()) {
        int[] codes = texts.stream().mapToInt(Integer::parseInt).toArray();
        return Optional.of(new CellAnnotation(categories.get().strings(), codes));
      }
      boolean fraction = values instanceof float[] || values instanceof double[];
      return fraction ? Optional.empty() : AnnDataColumn.grouped(texts);
    }
  }
}
