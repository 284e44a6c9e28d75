package io.brickyard.lab.work;

import io.brickyard.agents.AgentAddress;
import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.command.CommandLine;
import io.brickyard.glusterd.command.Printout;
import io.brickyard.lab.LabNode;
import io.brickyard.lab.Output;
import io.brickyard.lab.command.Brickyard;
import io.brickyard.work.OverAgent;
import io.brickyard.work.OverSsh;
import io.brickyard.work.ThroughGlusterd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Opens the ways to nodes of a lab, as an administrator would: our peer program for glusterd, an sshd, and an agent. What they need lies in
 * one folder, which the host and all nodes see, and goes with it.
 *
 * @param folder below {@code /tmp}
 */
public record Ways(Path folder) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SSH_PORT = 2222;
    private static final int AGENT_PORT = 24020;

    /** Links to glusterd's own programs, and ours beside them, mounted over their folder. */
    private static final String TAKE_OVER = """
            set -eu
            if [ -d /run/glusterfs-programs ]; then
                cp "$1" /run/glusterfs-programs/peer_brickyard
                exit 0
            fi
            for programs in /usr/lib/*/glusterfs /usr/libexec/glusterfs; do
                [ -e "$programs/peer_georep-sshkey.py" ] || [ -e "$programs/peer_eventsapi.py" ] || continue
                mkdir -p /run/glusterfs-programs /run/glusterfs-original
                mount --rbind "$programs" /run/glusterfs-original
                for program in "$programs"/*; do
                    ln -s "/run/glusterfs-original/${program##*/}" /run/glusterfs-programs/
                done
                cp "$1" /run/glusterfs-programs/peer_brickyard
                mount --bind /run/glusterfs-programs "$programs"
                exit 0
            done
            echo "glusterd has no folder of programs here" >&2
            exit 1
            """;

    /** The command as one program; glusterd and sshd give it no environment to speak of. */
    Path program() {
        return script("brickyard", Brickyard.commandLine());
    }

    private Path script(String name, List<String> words) {
        try {
            Path script = folder.resolve(name);
            if (!Files.exists(script)) {
                String quoted = String.join(
                        " ", words.stream().map(word -> "'" + word + "'").toList());
                Files.writeString(script, "#!/bin/sh\nexec " + quoted + " \"$@\"\n");
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return script;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** From now on glusterd brings the node work. As it would be with {@code peer_brickyard} linked into glusterd's folder. */
    public void throughGlusterd(LabNode node) {
        Path peer = script("peer_brickyard", List.of(program().toString(), "node-work", "--through-glusterd"));
        must(node, "sh", "-c", TAKE_OVER, "sh", peer.toString());
    }

    /** The way from this node on. */
    public static ThroughGlusterd glusterdOf(LabNode node) {
        CommandLine gluster = (arguments, deadline) -> run(node, arguments, deadline);
        return new ThroughGlusterd(gluster);
    }

    private static Printout run(LabNode node, List<String> arguments, Deadline deadline) {
        List<String> command = new ArrayList<>(List.of("gluster"));
        command.addAll(arguments);
        Output output = node.run(deadline.left(), command);
        if (output.timedOut()) {
            throw new GlusterdFailure.AnswerLate(command + " did not end in time on " + node);
        }
        return new Printout(output.stdout().getBytes(StandardCharsets.UTF_8), output.stderr(), output.exit());
    }

    public static boolean sshdIsInstalled() {
        return Files.isExecutable(Path.of("/usr/sbin/sshd"));
    }

    /** Starts an sshd on the node that takes one key, made for this lab; it ends with the node. */
    public void sshd(LabNode node) throws IOException {
        key("client");
        key("host-" + node.name());
        Path configuration = folder.resolve("sshd-" + node.name());
        Files.writeString(
                configuration,
                "Port " + SSH_PORT + "\nListenAddress " + node.address() + "\nHostKey "
                        + folder.resolve("host-" + node.name())
                        + "\nAuthorizedKeysFile " + folder.resolve("client.pub")
                        + "\nPidFile none\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                        // The folder lies below /tmp, which everybody may write to.
                        + "StrictModes no\nPermitRootLogin prohibit-password\n");
        must(node, "mkdir", "-p", "/run/sshd");
        must(node, "/usr/sbin/sshd", "-f", configuration.toString());
    }

    /** How a document says that the node is reached over ssh, with the key that {@link #sshd} lets in. */
    public String bySsh() {
        return "{ssh: {port: " + SSH_PORT + ", identity: " + folder.resolve("client") + "}}";
    }

    /** How a document says so with a key that nobody lets in. */
    public String bySshWithAnotherKey() {
        key("stranger");
        return "{ssh: {port: " + SSH_PORT + ", identity: " + folder.resolve("stranger") + "}}";
    }

    /** How a document says that the node is reached by its agent, once that is configured ({@link #agent}). */
    public String byAgent(LabNode node, String token) throws IOException {
        Path file = folder.resolve("token-" + node.name());
        Files.writeString(file, token + "\n");
        return "{agent: {url: 'https://" + node.address() + ":" + AGENT_PORT + "', tokenFile: " + file + ", caFile: "
                + folder.resolve("agent-" + node.name() + ".pem") + "}}";
    }

    /** From now on ssh on {@code from} knows the key of the node, and finds brickyard there. */
    public void overSsh(LabNode from, LabNode node) throws IOException {
        String known = "[" + node.name() + "]:" + SSH_PORT + " "
                + Files.readString(folder.resolve("host-" + node.name() + ".pub"));
        Path file = Files.writeString(folder.resolve("known-by-" + from.name()), known);
        must(from, "sh", "-c", "mkdir -p /etc/ssh && cp \"$1\" /etc/ssh/ssh_known_hosts", "sh", file.toString());
        must(
                node,
                "sh",
                "-c",
                "mkdir -p /run/brickyard-bin && cp \"$1\" /run/brickyard-bin/brickyard && mount --bind /run/brickyard-bin"
                        + " /usr/local/bin",
                "sh",
                program().toString());
    }

    private void key(String name) {
        if (!Files.exists(folder.resolve(name))) {
            SpareDevice.must(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(name).toString());
        }
    }

    /** The way from the host; a node whose key is not among the known ones is refused by ssh itself. */
    public OverSsh ssh(LabNode... known) throws IOException {
        StringBuilder hosts = new StringBuilder();
        for (LabNode node : known) {
            hosts.append('[')
                    .append(node.address())
                    .append("]:")
                    .append(SSH_PORT)
                    .append(' ');
            hosts.append(Files.readString(folder.resolve("host-" + node.name() + ".pub")));
        }
        Files.writeString(folder.resolve("known"), hosts);
        Path configuration = folder.resolve("ssh");
        Files.writeString(
                configuration,
                "UserKnownHostsFile " + folder.resolve("known")
                        + "\nGlobalKnownHostsFile none\nIdentitiesOnly yes\nUser root\n");
        return new OverSsh(new OverSsh.Settings(
                Optional.empty(),
                OptionalInt.of(SSH_PORT),
                Optional.of(folder.resolve("client")),
                Optional.of(configuration),
                program().toString(),
                false));
    }

    /**
     * Configures the agent of the node so that it has work done for the bearer of this token.
     *
     * @return the way from the host, once it is started with {@link #configuration}
     */
    public OverAgent agent(LabNode node, String token) throws IOException {
        Path certificate = folder.resolve("agent-" + node.name() + ".pem");
        Path key = folder.resolve("agent-" + node.name() + ".key");
        String[] request =
                ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=agent -addext"
                                + " subjectAltName=IP:" + node.address() + " -keyout " + key + " -out " + certificate)
                        .split(" ");
        SpareDevice.must(request);
        Path tokens = folder.resolve("tokens-" + node.name());
        Files.writeString(tokens, "work " + token + "\nread reader-0123456789\n");
        Files.setPosixFilePermissions(tokens, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                configuration(node),
                "api: {listen: '" + node.address() + ":" + AGENT_PORT + "', tokens: " + tokens + ", certificate: "
                        + certificate + ", key: " + key + "}\nintake: {ports: [55559]}\n");
        return way(node, token);
    }

    OverAgent way(LabNode node, String token) {
        return new OverAgent(new OverAgent.Settings(
                new AgentAddress.Tcp(node.address(), AGENT_PORT, true),
                token,
                Optional.of(folder.resolve("agent-" + node.name() + ".pem"))));
    }

    public Path configuration(LabNode node) {
        return folder.resolve("agent-" + node.name() + ".yaml");
    }

    public static void must(LabNode node, String... command) {
        Output output = node.run(LIMIT, command);
        if (!output.succeeded()) {
            throw new AssertionError(String.join(" ", command) + " on " + node + ": " + output);
        }
    }
}
