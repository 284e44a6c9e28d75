package io.brickyard.agent.watch;

import io.brickyard.agent.watch.Outlook.Presence;
import io.brickyard.agent.watch.Outlook.Problem;
import io.brickyard.health.Severity;
import io.brickyard.health.Target;
import io.brickyard.health.VolumeState;
import io.brickyard.pool.NodeId;
import io.brickyard.pool.VolumeName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a watch knows, in a file of lines: {@code volume NAME STATE}, {@code node UUID PRESENCE}, {@code finding CODE SEVERITY
 * SINCE TARGET}, {@code healing VOLUME}, {@code split-brain VOLUME COUNT}. Replaced as a whole. A line that cannot be read is
 * passed over: what it told is then seen anew.
 */
final class MemoryFile {

    private static final String FILE = "watch";
    private static final long LARGEST = 16L << 20;

    private final Path file;

    MemoryFile(Path folder) {
        this.file = folder.resolve(FILE);
    }

    Watched.Memory read() {
        Lines lines = new Lines();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                    lines.take(line);
                }
            }
        } catch (IOException _) {
            // As if nothing had been seen yet.
        }
        return lines.memory();
    }

    void write(Watched.Memory memory) throws IOException {
        List<String> lines = new ArrayList<>();
        memory.volumes().forEach((name, state) -> lines.add("volume " + name + " " + state));
        memory.nodes().forEach((id, presence) -> lines.add("node " + id + " " + presence));
        memory.findings()
                .forEach((problem, since) -> lines.add("finding " + problem.code() + " " + since.severity() + " "
                        + since.at() + " " + problem.target()));
        memory.healing().forEach(volume -> lines.add("healing " + volume));
        memory.splitBrain().forEach((volume, count) -> lines.add("split-brain " + volume + " " + count));
        lines.sort(null);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(FILE + ".new");
        Files.write(fresh, lines, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static final class Lines {
        private final Map<VolumeName, VolumeState> volumes = new HashMap<>();
        private final Map<NodeId, Presence> nodes = new HashMap<>();
        private final Map<Problem, Watched.Since> findings = new HashMap<>();
        private final Set<VolumeName> healing = new HashSet<>();
        private final Map<VolumeName, Long> splitBrain = new HashMap<>();

        void take(String line) {
            String[] words = line.split(" ", 5);
            try {
                switch (words[0]) {
                    case "volume" -> volumes.put(new VolumeName(words[1]), VolumeState.valueOf(words[2]));
                    case "node" -> nodes.put(NodeId.parse(words[1]), Presence.valueOf(words[2]));
                    case "finding" ->
                        findings.put(
                                new Problem(words[1], Target.parse(words[4])),
                                new Watched.Since(Severity.valueOf(words[2]), Instant.parse(words[3])));
                    case "healing" -> healing.add(new VolumeName(words[1]));
                    case "split-brain" -> splitBrain.put(new VolumeName(words[1]), Long.parseLong(words[2]));
                    default -> {}
                }
            } catch (RuntimeException _) {
                // A damaged line, or one of another version.
            }
        }

        Watched.Memory memory() {
            return new Watched.Memory(volumes, nodes, findings, healing, splitBrain);
        }
    }
}
