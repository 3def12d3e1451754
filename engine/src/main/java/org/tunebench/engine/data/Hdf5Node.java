package org.tunebench.engine.data;

import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.Optional;

/** A group or an array of an HDF5 file, links within the file followed. */
abstract class Hdf5Node {
  private final Hdf5File file;
  private final Node node;

  Hdf5Node(Hdf5File file, Node node) {
    this.file = file;
    this.node = node;
  }

  static Hdf5Node of(Hdf5File file, Node node) {
    Node target = Hdf5Links.target(file, node);
    if (target instanceof Group group) {
      return new Hdf5Group(file, group);
    }
    if (target instanceof io.jhdf.api.Dataset dataset) {
      return new Hdf5Array(file, dataset);
    }
    throw file.input().wrong("'%s' is neither a group nor an array", node.getPath());
  }

  Hdf5File file() {
    return file;
  }

  /** Path within the file, without slashes at its ends. */
  String path() {
    return plain(node.getPath());
  }

  /** A path without slashes at its ends. */
  static String plain(String path) {
    return path.replaceAll("^/+|/+$", "");
  }

  /** The attribute's value: a string, number or array; empty where there is none. */
  Optional<Object> attribute(String name) {
    Attribute attribute = node.getAttribute(name);
    return attribute == null ? Optional.empty() : Optional.ofNullable(attribute.getData());
  }

  /** The attribute's text, or an empty string. */
  String text(String name) {
    return attribute(name).map(Object::toString).orElse("");
  }
}
