package org.tunebench.engine.data;

import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.links.SoftLink;
import org.tunebench.engine.WrongInputException;

/**
 * Follows the links of an HDF5 file within the file. A link out of it is refused: a data file from
 * somewhere else must not open others of this computer. jHDF would open them, also on the way of a
 * link within the file, so its own following is not used.
 */
final class Hdf5Links {
  /** As many as the HDF5 library follows by default, and more for none that is not a circle. */
  private static final int MOST = 16;

  private final Hdf5File file;
  private final Node named;
  private int followed;

  private Hdf5Links(Hdf5File file, Node named) {
    this.file = file;
    this.named = named;
  }

  /** The group or array that a node is, or that it leads to; refuses what leads out or nowhere. */
  static Node target(Hdf5File file, Node node) {
    return new Hdf5Links(file, node).target(node);
  }

  private Node target(Node node) {
    if (!(node instanceof Link link)) {
      return node;
    }
    if (!(link instanceof SoftLink)) {
      throw wrong(
          "lies in another file (%s), which is not opened; copy it into this one",
          link.getTargetPath());
    }
    if (++followed > MOST) {
      throw wrong("is a link that leads in a circle; write the file again");
    }
    return at(link);
  }

  private Node at(Link link) {
    String path = link.getTargetPath();
    Node place = path.startsWith("/") ? file.top() : link.getParent();
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        Node next = place instanceof Group group ? group.getChild(part) : null;
        if (next == null) {
          throw wrong(
              "is a link to '%s', which the file does not have; write the file again with it",
              path);
        }
        place = target(next);
      }
    }
    return place;
  }

  private WrongInputException wrong(String what, Object... arguments) {
    return file.input()
        .wrong("'%s' %s", Hdf5Node.plain(named.getPath()), what.formatted(arguments));
  }
}
