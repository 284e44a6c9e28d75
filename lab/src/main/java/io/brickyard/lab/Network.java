package io.brickyard.lab;

import io.brickyard.lab.LabRecord.MachineRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A lab's network: a bridge of its own with a /24 of its own; each machine hangs on it by a cable (a veth pair).
 *
 * <p>Always holds: the bridge is created together with the hardware address that the lab's record gives; a bridge of the
 * same name with another address belongs to somebody else and is left alone, with all that hangs on it.
 */
final class Network {

    private static final Path LINKS = Path.of("/sys/class/net");
    private static final int ATTEMPTS = 50;
    private static final int LINK_IS_UP = 1;

    private final LabRecord record;
    private final Programs programs;

    Network(LabRecord record, Programs programs) {
        this.record = record;
        this.programs = programs;
    }

    /** Finds a free subnet, writes it down, takes it; again with another one if somebody was faster. */
    static LabRecord create(LabRecord draft, RandomGenerator random, Consumer<LabRecord> writeDown, Programs programs) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LabRecord record = draft.withSubnet(random.nextInt(LabRecord.SUBNETS));
            if (Files.exists(LINKS.resolve(record.bridge()))
                    || Routes.ofThisHost().touch(record.address(0))) {
                continue;
            }
            writeDown.accept(record);
            if (new Network(record, programs).takeBridge()) {
                return record;
            }
        }
        throw new LabFailure("no free network for a lab in 10.64.0.0/10 after " + ATTEMPTS + " attempts;"
                + " look at 'ip route' and take down labs that are no longer needed ('brickyard lab list')");
    }

    private boolean takeBridge() {
        String bridge = record.bridge();
        Output made = programs.run(
                Programs.STEP,
                "",
                List.of("ip", "link", "add", "name", bridge, "address", record.bridgeAddress(), "type", "bridge"));
        if (!made.succeeded() && made.stderr().contains("File exists")) {
            return false;
        }
        if (!made.succeeded()) {
            throw new LabFailure("cannot create the bridge " + bridge + ": " + made.complaint());
        }
        batch(
                "set up the bridge " + bridge,
                "address add " + record.address(254) + "/24 dev " + bridge,
                "link set dev " + bridge + " addrgenmode none up");
        return true;
    }

    /** Plugs a machine in: its cable, its address, its loopback. */
    void attach(MachineRecord machine, Namespaces namespaces) {
        long holder = namespaces.holder().orElseThrow();
        batch(
                "connect " + machine.name(),
                "link add name " + machine.link() + " up master " + record.bridge() + " type veth peer name eth0 netns "
                        + holder);
        String inside = "address add " + machine.address() + "/24 dev eth0\nlink set dev eth0 up\nlink set dev lo up\n";
        programs.must("set the address of " + machine.name(), inside, namespaces.enter("ip", "-batch", "-"));
    }

    /** As if the cable were pulled on the far side of the switch: no packet passes, nothing is told to anyone. */
    void cut(MachineRecord machine) {
        batch("cut the link of " + machine.name(), "link set dev " + machine.link() + " down");
    }

    void join(MachineRecord machine) {
        batch("join the link of " + machine.name(), "link set dev " + machine.link() + " up");
    }

    /** Takes the cable away. */
    void detach(MachineRecord machine) {
        if (Files.exists(LINKS.resolve(machine.link()))) {
            programs.run(Programs.STEP, "", List.of("ip", "link", "delete", "dev", machine.link()));
        }
    }

    boolean isUp(MachineRecord machine) {
        try {
            String flags = Files.readString(LINKS.resolve(machine.link()).resolve("flags"))
                    .strip();
            return (Integer.decode(flags) & LINK_IS_UP) != 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes cables and bridge, if the bridge is this lab's. */
    void remove() {
        if (!isMine()) {
            return;
        }
        List<String> commands = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(LINKS, record.bridge() + "*")) {
            for (Path link : links) {
                if (!link.getFileName().toString().equals(record.bridge())) {
                    commands.add("link delete dev " + link.getFileName());
                }
            }
        } catch (IOException e) {
            throw new LabFailure("cannot read " + LINKS + ": " + e.getMessage(), e);
        }
        commands.add("link delete dev " + record.bridge());
        // A cable may vanish by itself meanwhile, with the namespace it led to: what counts is that nothing is left.
        programs.run(Programs.STEP, String.join("\n", commands) + "\n", List.of("ip", "-force", "-batch", "-"));
        if (Files.exists(LINKS.resolve(record.bridge()))) {
            throw new LabFailure(
                    "cannot remove the bridge " + record.bridge() + "; try 'ip link delete " + record.bridge() + "'");
        }
    }

    private boolean isMine() {
        try {
            return Files.readString(LINKS.resolve(record.bridge()).resolve("address"))
                    .strip()
                    .equals(record.bridgeAddress());
        } catch (IOException e) {
            return false;
        }
    }

    private void batch(String purpose, String... commands) {
        programs.must(purpose, String.join("\n", commands) + "\n", List.of("ip", "-batch", "-"));
    }
}
