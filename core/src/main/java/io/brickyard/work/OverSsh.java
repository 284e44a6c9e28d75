package io.brickyard.work;

import io.brickyard.glusterd.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The system's {@code ssh}, which runs {@code brickyard node-work} on the other node and hands it the task as input. It asks for
 * no password, and nothing here tells it to trust a host whose key it does not know.
 */
public final class OverSsh implements Transport {

    /** What {@code ssh} itself ends with when it could not connect, ssh(1). */
    private static final int NOT_CONNECTED = 255;

    private final Settings settings;
    private final Programs programs = new Programs();

    public OverSsh(Settings settings) {
        this.settings = settings;
    }

    /**
     * How to reach nodes.
     *
     * @param user empty: as {@code ssh} itself decides
     * @param configuration a file in the place of {@code ~/.ssh/config}, for known hosts and all else
     * @param program what {@code brickyard} is called there
     * @param sudo whether the user is not root, and may run it by {@code sudo} without a password
     */
    public record Settings(
            Optional<String> user,
            OptionalInt port,
            Optional<Path> identity,
            Optional<Path> configuration,
            String program,
            boolean sudo) {

        public static final Settings USUAL = new Settings(
                Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), "brickyard", false);

        public Settings {
            // ssh hands its words to a shell of the other side.
            if (!program.matches("[A-Za-z0-9/._-]{1,200}") || program.startsWith("-")) {
                throw new IllegalArgumentException("not the name of a program: '" + program + "'");
            }
            user.ifPresent(name -> {
                if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}")) {
                    throw new IllegalArgumentException("not the name of a user: '" + name + "'");
                }
            });
        }
    }

    @Override
    public Map<Recipient, NodeResult> perform(List<Recipient> nodes, NodeTask task, Deadline deadline) {
        String input = TaskForm.write(task);
        return Transport.each(nodes, node -> asked(node, input, deadline));
    }

    private NodeResult asked(Recipient node, String input, Deadline deadline) {
        try {
            Programs.Ending ending = programs.run(deadline, input, "ssh", words(node, deadline));
            if (ending.exit() == NOT_CONNECTED) {
                return new NodeResult.Failed(
                        node.name() + " was not reached by ssh",
                        ending.complaint(),
                        "try it by hand: ssh " + node.name() + " true; its key must be known, and ours allowed there");
            }
            return answer(node, ending);
        } catch (WorkFailure failure) {
            return failure.result();
        }
    }

    private static NodeResult answer(Recipient node, Programs.Ending ending) {
        // A login may print words of its own before.
        Optional<String> line =
                ending.output().lines().filter(one -> one.startsWith("{")).reduce((_, last) -> last);
        try {
            if (line.isPresent()) {
                return ResultForm.read(line.get().getBytes(StandardCharsets.UTF_8));
            }
        } catch (FormFailure _) {
            // Told below.
        }
        return new NodeResult.Failed(
                node.name() + " gave no answer over ssh",
                ending.complaint(),
                "see whether brickyard is installed there: ssh " + node.name() + " brickyard version");
    }

    List<String> words(Recipient node, Deadline deadline) {
        List<String> words = new ArrayList<>();
        settings.configuration().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
        words.addAll(List.of("-o", "BatchMode=yes", "-o", "ConnectTimeout=5", "-T"));
        settings.port().ifPresent(port -> words.addAll(List.of("-p", Integer.toString(port))));
        settings.identity().ifPresent(file -> words.addAll(List.of("-i", file.toString())));
        settings.user().ifPresent(user -> words.addAll(List.of("-l", user)));
        words.addAll(List.of("--", node.name().value()));
        if (settings.sudo()) {
            words.addAll(List.of("sudo", "-n"));
        }
        long seconds = Math.max(1, deadline.left().toSeconds());
        words.addAll(List.of(settings.program(), "node-work", "--seconds", Long.toString(seconds), "-"));
        return words;
    }
}
