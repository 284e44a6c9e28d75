package io.brickyard.deploy.document;

import static io.brickyard.deploy.document.Complaints.quoted;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;
import java.util.Optional;

/** Reads a brick as GlusterFS's commands write it, {@code host:/path}. */
final class BrickText {

    private final Names names;
    private final Paths paths;
    private final Complaints complaints;

    /** A brick and where it stands. */
    record Written(Place place, HostName host, BrickPath path) {
        @Override
        public String toString() {
            return host + ":" + path;
        }
    }

    BrickText(Complaints complaints) {
        this.complaints = complaints;
        this.names = new Names(complaints);
        this.paths = new Paths(complaints);
    }

    Optional<Written> read(String title, Tree tree) {
        if (!(tree instanceof Tree.Text text)) {
            complaints.add(tree.place(), title + " is " + Section.shape(tree), "as in gluster1:/export/brick1/data");
            return Optional.empty();
        }
        String value = text.value();
        int colon = value.indexOf(":/");
        if (colon < 1) {
            complaints.add(
                    tree.place(),
                    quoted(value) + " is no brick",
                    "its node and its absolute path, as in gluster1:/export/brick1/data");
            return Optional.empty();
        }
        Optional<HostName> host = names.host(value.substring(0, colon), tree.place());
        Optional<BrickPath> path = paths.folder("a brick", value.substring(colon + 1), tree.place());
        return host.isPresent() && path.isPresent()
                ? Optional.of(new Written(tree.place(), host.get(), path.get()))
                : Optional.empty();
    }
}
