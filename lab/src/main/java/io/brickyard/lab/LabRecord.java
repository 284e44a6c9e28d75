package io.brickyard.lab;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * What a lab is made of, as written to its folder before anything of it is made: names of links, addresses, machines.
 *
 * <p>Everything else follows from these five facts, so one small file is enough to find a whole lab again.
 *
 * @param id ten hexadecimal digits, drawn anew for each lab; the mark of its processes and of its bridge
 * @param subnet which /24 of 10.64.0.0/10 it uses, 0 to 16383
 */
record LabRecord(LabName name, String id, int subnet, int nodes, int bricksPerNode) {

    static final int SUBNETS = 1 << 14;

    private static final int ID_LENGTH = 10;

    LabRecord {
        if (id.length() != ID_LENGTH || id.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
            throw new IllegalArgumentException("not the id of a lab: '" + id + "'");
        }
        if (subnet < 0 || subnet >= SUBNETS) {
            throw new IllegalArgumentException("not a subnet of a lab: " + subnet);
        }
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
    }

    LabRecord withSubnet(int other) {
        return new LabRecord(name, id, other, nodes, bricksPerNode);
    }

    /** All machines: the nodes, then the client, then the host of the thin arbiter. */
    List<MachineRecord> machines() {
        List<MachineRecord> machines = new ArrayList<>();
        for (int i = 1; i <= nodes; i++) {
            machines.add(new MachineRecord(name.value() + i, address(i), bridge() + "n" + i, bricksPerNode));
        }
        machines.add(new MachineRecord(name + "-client", address(253), bridge() + "c", 0));
        machines.add(new MachineRecord(name + "-arbiter", address(252), bridge() + "a", 0));
        return List.copyOf(machines);
    }

    /** The name of the lab's bridge; each of its links begins with it too. */
    String bridge() {
        return "byl" + Integer.toHexString(0x10000 | subnet).substring(1);
    }

    /** The bridge's hardware address: made with the bridge in one step, it tells whose bridge it is. */
    String bridgeAddress() {
        StringBuilder address = new StringBuilder("02");
        for (int i = 0; i < ID_LENGTH; i += 2) {
            address.append(':').append(id, i, i + 2);
        }
        return address.toString();
    }

    String address(int host) {
        return "10." + (64 + subnet / 256) + "." + subnet % 256 + "." + host;
    }

    String network() {
        return address(0) + "/24";
    }

    /** {@code /etc/hosts} of all machines of the lab. */
    String hosts() {
        StringBuilder hosts = new StringBuilder("127.0.0.1 localhost\n::1 localhost\n");
        for (MachineRecord machine : machines()) {
            hosts.append(machine.address()).append(' ').append(machine.name()).append('\n');
        }
        return hosts.toString();
    }

    void write(Path file) throws IOException {
        String text = "name=" + name + "\nid=" + id + "\nsubnet=" + subnet + "\nnodes=" + nodes + "\nbricks-per-node="
                + bricksPerNode + "\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws IllegalArgumentException when the file is no record of a lab */
    static LabRecord read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new LabRecord(
                new LabName(text(properties, "name")),
                text(properties, "id"),
                Integer.parseInt(text(properties, "subnet")),
                Integer.parseInt(text(properties, "nodes")),
                Integer.parseInt(text(properties, "bricks-per-node")));
    }

    private static String text(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("'" + key + "' is missing");
        }
        return value;
    }

    /**
     * One machine of a lab.
     *
     * @param link the name of this machine's end of its cable, on the host
     */
    record MachineRecord(String name, String address, String link, int bricks) {}
}
