package io.brickyard.lab;

import io.brickyard.lab.LabFolder.Lock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Makes a lab: the record, the bridge, then all machines at once, then the pool, then volumes.
 *
 * <p>Always holds: if a step fails, or the process is told to end, what was made is taken down first.
 */
final class LabMaker {

    private static final Duration QUESTION = Duration.ofSeconds(10);
    private static final Duration POOL = Duration.ofSeconds(30);

    private LabMaker() {}

    static Programs programs(LabRecord record) {
        return new Programs(Map.of(Namespaces.LAB_MARK, record.id()));
    }

    static Lab make(Path root, LabSpec spec, Consumer<String> progress) {
        Prerequisites.check();
        LabFolder folder = LabFolder.of(root, spec.name());
        try (OrderlyEnd _ = OrderlyEnd.of(Thread.currentThread())) {
            folder.create();
            try (Lock _ = folder.lock()) {
                boolean made = false;
                try {
                    Lab lab = make(folder, spec, progress);
                    made = true;
                    return lab;
                } finally {
                    if (!made) {
                        takeDown(folder, spec.name(), progress);
                    }
                }
            }
        }
    }

    private static void takeDown(LabFolder folder, LabName name, Consumer<String> progress) {
        // While a thread is interrupted it can neither wait nor write.
        boolean interrupted = Thread.interrupted();
        progress.accept((interrupted ? "interrupted" : "failed") + "; taking down what was made");
        try {
            LabRemover.removeLocked(folder);
        } catch (LabFailure | UncheckedIOException more) {
            progress.accept(
                    "not everything is gone: " + more.getMessage() + "; 'brickyard lab down " + name + "' tries again");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Lab make(LabFolder folder, LabSpec spec, Consumer<String> progress) {
        LabRecord draft = new LabRecord(spec.name(), LabRecord.newId(), 0, spec.nodes(), spec.bricksPerNode());
        LabRecord record = Network.create(draft, RandomGenerator.getDefault(), folder::write, programs(draft));
        Lab lab = new Lab(folder, record);
        progress.accept("network " + record.network() + " on bridge " + record.bridge());
        writeHosts(folder, record);
        List<Callable<Void>> boots = new ArrayList<>();
        lab.nodes().forEach(node -> boots.add(() -> bootNode(node, folder, spec)));
        boots.add(() -> bootOutsider(lab.client(), folder, record));
        boots.add(() -> bootOutsider(lab.thinArbiter(), folder, record));
        together(boots);
        progress.accept(spec.nodes() + " nodes with " + spec.bricksPerNode() + " bricks each, and a client");
        formPool(lab.nodes());
        progress.accept("pool of " + lab.nodes());
        if (spec.demoVolumes()) {
            createDemoVolumes(new Volumes(lab));
            progress.accept("volumes "
                    + VolumeSpec.demo().stream()
                            .map(volume -> volume.name().value())
                            .toList());
        }
        return lab;
    }

    private static void writeHosts(LabFolder folder, LabRecord record) {
        try {
            Files.writeString(folder.hostsFile(), record.hosts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Void bootNode(LabNode node, LabFolder folder, LabSpec spec) throws IOException {
        RootFolder root = node.namespaces().folder();
        root.create(spec.bricksPerNode(), folder.hostsFile(), spec.glusterdOptions());
        for (int brick = 1; brick <= spec.bricksPerNode(); brick++) {
            node.namespaces()
                    .marked()
                    .must(
                            "make a file system",
                            List.of("mkfs.xfs", "-q", "-f", root.image(brick).toString()));
        }
        node.boot();
        node.startGlusterd();
        return null;
    }

    private static Void bootOutsider(Machine machine, LabFolder folder, LabRecord record) throws IOException {
        machine.namespaces().folder().create(0, folder.hostsFile(), Map.of());
        machine.namespaces().start();
        new Network(record, programs(record)).attach(machine.record(), machine.namespaces());
        return null;
    }

    /** Bricks are handed out in order, so that they are the same in every lab; then all volumes at once. */
    private static void createDemoVolumes(Volumes volumes) {
        List<Callable<Void>> creations = new ArrayList<>();
        for (VolumeSpec spec : VolumeSpec.demo()) {
            List<String> places = volumes.reserve(spec);
            creations.add(() -> {
                volumes.create(spec, places);
                return null;
            });
        }
        together(creations);
    }

    private static void formPool(List<LabNode> nodes) {
        LabNode first = nodes.getFirst();
        for (LabNode other : nodes.subList(1, nodes.size())) {
            first.must("make " + other + " a peer", List.of("gluster", "--mode=script", "peer", "probe", other.name()));
        }
        awaitPool(nodes);
    }

    static void awaitPool(List<LabNode> nodes) {
        for (LabNode node : nodes) {
            if (!Waiting.until(POOL, () -> connectedPeers(node) == nodes.size() - 1)) {
                throw new LabFailure("the pool does not come together; " + node + " says: "
                        + node.run(QUESTION, "gluster", "peer", "status").complaint());
            }
        }
    }

    private static long connectedPeers(LabNode node) {
        return node.run(QUESTION, "gluster", "peer", "status")
                .stdout()
                .lines()
                .filter(line -> line.equals("State: Peer in Cluster (Connected)"))
                .count();
    }

    /** Runs all at the same time and waits for all; the first failure is told when none runs any more. */
    private static void together(List<Callable<Void>> tasks) {
        List<Future<Void>> results;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            results = executor.invokeAll(tasks);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailure("interrupted", e);
        }
        for (Future<Void> result : results) {
            try {
                result.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabFailure("interrupted", e);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw new LabFailure(String.valueOf(cause.getMessage()), cause);
            }
        }
    }
}
