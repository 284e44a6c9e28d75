package io.brickyard.plan;

import io.brickyard.pool.BrickPath;
import io.brickyard.pool.HostName;

/**
 * Where one brick of a wanted volume lies.
 *
 * @param host the name or address of its node that is used in GlusterFS's commands; one of the node's
 */
public record WantedBrick(HostName host, BrickPath path) {

    /** The folder that its folder lies in. */
    public BrickPath parent() {
        return new BrickPath(path.value().substring(0, Math.max(1, path.value().lastIndexOf('/'))));
    }

    /** {@code host:/path}, the form of GlusterFS's own commands. */
    @Override
    public String toString() {
        return host + ":" + path;
    }
}
