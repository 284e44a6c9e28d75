package io.brickyard.lab;

import io.brickyard.pool.VolumeName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A real pool of real glusterds on this machine: its nodes, a client that is no member, and the faults between them.
 *
 * <p>Needs root on Linux with GlusterFS installed. {@link #close()} takes the lab down.
 */
public final class Lab implements AutoCloseable {

    private final LabFolder folder;
    private final LabRecord record;
    private final List<LabNode> nodes;
    private final Machine client;
    private final Machine thinArbiter;

    Lab(LabFolder folder, LabRecord record) {
        this.folder = folder;
        this.record = record;
        Network network = new Network(record, LabMaker.programs(record));
        List<LabNode> members = new ArrayList<>();
        for (LabRecord.MachineRecord machine : record.machines().subList(0, record.nodes())) {
            members.add(new LabNode(machine, namespaces(machine), network));
        }
        nodes = List.copyOf(members);
        client = outsider(record.machines().get(record.nodes()));
        thinArbiter = outsider(record.machines().get(record.nodes() + 1));
    }

    private Machine outsider(LabRecord.MachineRecord machine) {
        return new Machine(machine, namespaces(machine));
    }

    private Namespaces namespaces(LabRecord.MachineRecord machine) {
        return new Namespaces(record.id(), machine, new RootFolder(folder.machine(machine.name())));
    }

    /** Makes a lab; when this returns, all nodes form one pool. If it fails, nothing of the lab is left. */
    public static Lab up(LabSpec spec) {
        return up(spec, _ -> {});
    }

    /** @param progress gets a line for people as each stage ends */
    public static Lab up(LabSpec spec, Consumer<String> progress) {
        return LabMaker.make(LabFolder.root(System.getenv()), spec, progress);
    }

    /** A lab that is up, made by this process or another. */
    public static Lab named(String name) {
        return named(LabFolder.root(System.getenv()), new LabName(name));
    }

    static Lab named(Path root, LabName name) {
        LabFolder folder = LabFolder.of(root, name);
        if (!folder.exists()) {
            throw new LabFailure("there is no lab '" + name
                    + "'; 'brickyard lab list' shows which there are, 'brickyard lab up " + name + "' makes it");
        }
        LabRecord record = folder.record()
                .orElseThrow(() -> new LabFailure(
                        "lab '" + name + "' was never completed; remove it with 'brickyard lab down " + name + "'"));
        return new Lab(folder, record);
    }

    public String name() {
        return record.name().value();
    }

    /** Where its files are on this machine. */
    public Path folder() {
        return folder.path();
    }

    /** For example {@code 10.71.12.0/24}. The host itself has the address with 254 at its end. */
    public String network() {
        return record.network();
    }

    /** The members of the pool, in order. */
    public List<LabNode> nodes() {
        return nodes;
    }

    /** @param node its name or its number, from 1 */
    public LabNode node(String node) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).name().equals(node) || Integer.toString(i + 1).equals(node)) {
                return nodes.get(i);
            }
        }
        throw new LabFailure("lab '" + name() + "' has no node '" + node + "'; its nodes are " + nodes);
    }

    /** A machine that is no member of the pool and suffers none of its faults. */
    public Machine client() {
        return client;
    }

    /** The machine, no member of the pool, that hosts the thin arbiter of the volumes that have one. */
    public Machine thinArbiter() {
        return thinArbiter;
    }

    /** A node, or {@code client}, or {@code arbiter}. */
    public Machine machine(String name) {
        return switch (name) {
            case "client" -> client;
            case "arbiter" -> thinArbiter;
            default -> name.equals(client.name()) ? client : name.equals(thinArbiter.name()) ? thinArbiter : node(name);
        };
    }

    /** Creates and starts a volume on bricks that no other volume has. */
    public void createVolume(VolumeSpec spec) {
        Volumes volumes = new Volumes(this);
        volumes.create(spec, volumes.reserve(spec));
    }

    /** Creates and starts {@code replica 2 thin-arbiter 1}: data on the first two nodes, the arbiter outside the pool. */
    public void createThinArbiterVolume(String name) {
        new Volumes(this).createThinArbiter(new VolumeName(name));
    }

    /** Stops and deletes a volume that {@link #createVolume} made and gives its bricks back, empty. All nodes must be up. */
    public void deleteVolume(String name) {
        new Volumes(this).delete(new VolumeName(name));
    }

    /** The bricks of a volume, {@code host:/path}, in the volume's order. */
    public List<String> bricks(String volume) {
        return new Volumes(this).bricks(new VolumeName(volume));
    }

    /**
     * Kills the process of a brick (SIGKILL). {@code gluster volume start VOLUME force} starts it again.
     *
     * @param brick {@code host:/path}, or its number in the volume's order, from 1
     */
    public void killBrick(String volume, String brick) {
        new Volumes(this).killBrick(new VolumeName(volume), brick);
    }

    /** Mounts a volume at {@code /mnt/VOLUME} of a machine. */
    public Mount mount(String volume, Machine machine) {
        return mount(volume, machine, "/mnt/" + volume);
    }

    /** @param path absolute, inside the machine; made if it does not exist */
    public Mount mount(String volume, Machine machine, String path) {
        if (!path.startsWith("/")) {
            throw new LabFailure("'" + path + "' is no place to mount on: give an absolute path");
        }
        return Mount.create(machine, new VolumeName(volume), path, nodes);
    }

    /** Waits for a condition; throws with what it waited for when the time is over. */
    public void waitUntil(String what, Duration limit, BooleanSupplier condition) {
        if (!Waiting.until(limit, condition)) {
            throw new LabFailure("waited " + limit.toMillis() + " ms in vain until " + what);
        }
    }

    /** Powers on, joins, thaws and starts whatever does not run, and waits until every node sees every other. */
    public void mend() {
        for (LabNode node : nodes) {
            node.powerOn();
            node.join();
            node.thaw();
            node.startGlusterd();
        }
        awaitPool();
    }

    /** Waits until every node knows every other as a connected member. */
    public void awaitPool() {
        LabMaker.awaitPool(nodes);
    }

    /** Takes everything of this lab away: processes, mounts, links, files. Does nothing if that is done already. */
    public void down() {
        LabRemover.remove(folder);
    }

    /** Takes down the lab of this name, complete or not; whether there was one. */
    public static boolean down(String name) {
        LabFolder folder = LabFolder.of(LabFolder.root(System.getenv()), new LabName(name));
        boolean existed = folder.exists();
        LabRemover.remove(folder);
        return existed;
    }

    @Override
    public void close() {
        down();
    }

    LabRecord record() {
        return record;
    }
}
