package org.tunebench.engine.data;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.List;
import java.util.Optional;

/** A group of an HDF5 file. */
final class Hdf5Group extends Hdf5Node {
  private final Group group;

  Hdf5Group(Hdf5File file, Group group) {
    super(file, group);
    this.group = group;
  }

  /** Names of what is in the group. */
  List<String> names() {
    return List.copyOf(group.getChildren().keySet());
  }

  Optional<Hdf5Node> child(String name) {
    Node child = group.getChild(name);
    return child == null ? Optional.empty() : Optional.of(Hdf5Node.of(file(), child));
  }

  Optional<Hdf5Group> group(String name) {
    return child(name).filter(Hdf5Group.class::isInstance).map(Hdf5Group.class::cast);
  }

  Optional<Hdf5Array> array(String name) {
    return child(name).filter(Hdf5Array.class::isInstance).map(Hdf5Array.class::cast);
  }

  /** The array of that name; refuses the file where it is missing. */
  Hdf5Array requireArray(String name) {
    return array(name)
        .orElseThrow(
            () ->
                file()
                    .input()
                    .wrong("the array '%s' is missing; the file is incomplete", childPath(name)));
  }

  private String childPath(String name) {
    return path().isEmpty() ? name : path() + "/" + name;
  }
}
