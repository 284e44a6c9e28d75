package io.brickyard.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where words go and come from.
 *
 * @param out results; its {@link FaithfulStream} remembers the first failure to write
 * @param err complaints
 * @param interactive whether {@code out} is a terminal that a person looks at
 * @param unicode whether it shows more than ASCII
 * @param width its columns
 */
public record Terminal(
        InputStream in, FaithfulStream out, PrintStream err, boolean interactive, boolean unicode, int width) {

    private static final int USUAL_WIDTH = 80;

    static Terminal ofThisProcess(Map<String, String> environment) {
        Charset charset = System.out.charset();
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new FaithfulStream(new FileOutputStream(FileDescriptor.out), charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                isTerminal(Path.of("/proc/self/fd/1")),
                charset.equals(StandardCharsets.UTF_8),
                width(environment.getOrDefault("COLUMNS", "")));
    }

    /**
     * The kernel names the device behind a descriptor; asking {@link System#console()} would load much more than this.
     */
    private static boolean isTerminal(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException noSuchDescriptor) {
            return false;
        }
    }

    static int width(String columns) {
        try {
            int width = Integer.parseInt(columns);
            return width > 0 ? width : USUAL_WIDTH;
        } catch (NumberFormatException notSet) {
            return USUAL_WIDTH;
        }
    }
}
