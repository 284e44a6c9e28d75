package io.brickyard.survey;

import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.command.Gluster;
import io.brickyard.glusterd.command.GlusterCommand;
import io.brickyard.glusterd.command.LockRetries;
import io.brickyard.glusterd.state.GlusterdFolder;
import io.brickyard.pool.Port;
import java.nio.file.Path;
import java.util.Map;

/**
 * The ways to the glusterd of this very machine, should there be one.
 *
 * @param port at which glusterd listens, here and on the other nodes
 * @param socket on which it serves its own node's commands
 * @param folder where it keeps who it is and who its peers are
 * @param gluster the command
 */
record LocalGlusterd(Port port, Endpoint.Unix socket, GlusterdFolder folder, Gluster gluster) {

    /**
     * @param environment BRICKYARD_GLUSTERD_SOCKET and BRICKYARD_GLUSTERD_PORT name another socket and port than the usual
     *     ones; {@code gluster} is searched in PATH
     * @throws IllegalArgumentException when the port is none
     */
    static LocalGlusterd of(Map<String, String> environment) {
        String socket = environment.get("BRICKYARD_GLUSTERD_SOCKET");
        String port = environment.get("BRICKYARD_GLUSTERD_PORT");
        return new LocalGlusterd(
                port == null ? SurveyRequest.Server.GLUSTERD_PORT : new Port(Integer.parseInt(port)),
                new Endpoint.Unix(socket == null ? Endpoint.GLUSTERD_SOCKET : Path.of(socket)),
                GlusterdFolder.USUAL,
                new Gluster(GlusterCommand.of(environment), LockRetries.PATIENT));
    }
}
