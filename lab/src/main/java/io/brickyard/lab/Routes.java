package io.brickyard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The networks that a host reaches by anything but its default route. */
record Routes(List<Route> routes) {

    private static final long LAST_24 = 0xffff_ff00L;

    static Routes ofThisHost() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/net/route")));
        } catch (IOException e) {
            throw new LabFailure("cannot read /proc/net/route: " + e.getMessage(), e);
        }
    }

    /** From the kernel's table: a heading, then lines with the destination in column 2 and the mask in column 8. */
    static Routes parse(List<String> lines) {
        List<Route> routes = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] columns = line.split("\t");
            long mask = number(columns[7]);
            if (mask != 0) {
                routes.add(new Route(number(columns[1]), mask));
            }
        }
        return new Routes(List.copyOf(routes));
    }

    /** Whether any of them has an address in common with the /24 of this address. */
    boolean touch(String address) {
        long wanted = 0;
        for (String part : address.split("\\.")) {
            wanted = wanted << 8 | Integer.parseInt(part);
        }
        for (Route route : routes) {
            long common = route.mask & LAST_24;
            if ((route.destination & common) == (wanted & common)) {
                return true;
            }
        }
        return false;
    }

    /** The table has hexadecimal numbers in the byte order of the machine: little-endian wherever GlusterFS runs. */
    private static long number(String hexadecimal) {
        return Integer.toUnsignedLong(Integer.reverseBytes(Integer.parseUnsignedInt(hexadecimal.strip(), 16)));
    }

    record Route(long destination, long mask) {}
}
