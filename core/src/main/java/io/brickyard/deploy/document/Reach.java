package io.brickyard.deploy.document;

import java.util.Optional;

/** How work is done on a node: making a file system, a folder, a setting of its glusterd. */
public sealed interface Reach {

    /** By glusterd's own {@code system:: execute}, which needs no login, but works only once the node is a member. */
    record ByGlusterd() implements Reach {}

    /**
     * By ssh, which works before the node is a member.
     *
     * @param port 1 to 65535
     * @param identity the file with the private key; empty: ssh finds one itself
     */
    record BySsh(String user, int port, Optional<String> identity) implements Reach {}

    /**
     * By the node's Brickyard agent, which works before the node is a member.
     *
     * @param url {@code https://HOST:PORT}, or {@code http} to this machine itself; a slash may follow
     * @param tokenFile the file with the agent's token
     * @param caFile the file with the authority that signed the agent's certificate; empty: one that the machine trusts
     */
    record ByAgent(String url, String tokenFile, Optional<String> caFile) implements Reach {}
}
