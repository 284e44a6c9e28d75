package io.brickyard.survey;

import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.state.GlusterdFolder;
import java.nio.file.Path;
import java.util.Map;

/**
 * The ways to the glusterd of this very machine, should there be one.
 *
 * @param socket on which it serves its own node's commands
 * @param folder where it keeps who it is and who its peers are
 * @param gluster the command
 */
record LocalGlusterd(Endpoint.Unix socket, GlusterdFolder folder, Gluster gluster) {

    /** @param environment BRICKYARD_GLUSTERD_SOCKET names another socket; {@code gluster} is searched in PATH */
    static LocalGlusterd of(Map<String, String> environment) {
        String socket = environment.get("BRICKYARD_GLUSTERD_SOCKET");
        return new LocalGlusterd(
                new Endpoint.Unix(socket == null ? Endpoint.GLUSTERD_SOCKET : Path.of(socket)),
                GlusterdFolder.USUAL,
                new Gluster(GlusterCommand.of(environment), LockRetries.PATIENT));
    }
}
